{# The names of the site's servers by month, as landing has them. #}
{% macro sampled_names() %}
    {{ adapter.dispatch('sampled_names')() }}
{% endmacro %}

{# On SQLite the model that asks is disabled, and yet dbt renders it. #}
{% macro sqlite__sampled_names() %}
{% endmacro %}

{# The plugin of the profile makes this view, from the queries by which `sync` reads Parquet. #}
{% macro duckdb__sampled_names() %}
    select * from {{ source('site', 'sampled_names') }}
{% endmacro %}

{% macro clickhouse__sampled_names() %}
    {{ site_names() }}
{% endmacro %}
