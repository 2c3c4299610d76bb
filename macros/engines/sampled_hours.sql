{# The site's samples of players online by server, hour and game, as landing has them. #}
{% macro sampled_hours() %}
    {{ adapter.dispatch('sampled_hours')() }}
{% endmacro %}

{# On SQLite the model that asks is disabled, and yet dbt renders it. #}
{% macro sqlite__sampled_hours() %}
{% endmacro %}

{# The plugin of the profile makes this view, from the queries by which `sync` reads Parquet. #}
{% macro duckdb__sampled_hours() %}
    select * from {{ source('site', 'sampled_hours') }}
{% endmacro %}
