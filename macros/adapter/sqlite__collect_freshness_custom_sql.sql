{# For `dbt source freshness` of a source with a `loaded_at_query`: the query of dbt-adapters
   (macros/adapters/freshness.sql), with datetimes for an answer. #}
{% macro sqlite__collect_freshness_custom_sql(source, loaded_at_query) %}
    {{ return(with_datetimes(dbt.default__collect_freshness_custom_sql(source, loaded_at_query))) }}
{% endmacro %}
