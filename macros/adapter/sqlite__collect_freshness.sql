{# For `dbt source freshness` of a source with a `loaded_at_field`: the query of dbt-adapters
   (macros/adapters/freshness.sql), with datetimes for an answer. Stays for a site's own sources; those here have a
   `loaded_at_query`. #}
{% macro sqlite__collect_freshness(source, loaded_at_field, filter) %}
    {{ return(with_datetimes(dbt.default__collect_freshness(source, loaded_at_field, filter))) }}
{% endmacro %}
