{# For `dbt source freshness` of a source with a `loaded_at_field`: dbt's own query, with datetimes for an answer. #}
{% macro sqlite__collect_freshness(source, loaded_at_field, filter) %}
    {{ return(with_datetimes(dbt.default__collect_freshness(source, loaded_at_field, filter))) }}
{% endmacro %}
