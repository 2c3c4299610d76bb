{# The same for a source with a `loaded_at_query`. #}
{% macro sqlite__collect_freshness_custom_sql(source, loaded_at_query) %}
    {{ return(with_datetimes(dbt.default__collect_freshness_custom_sql(source, loaded_at_query))) }}
{% endmacro %}
