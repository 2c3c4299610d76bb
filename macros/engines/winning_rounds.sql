{# The newest copy of each round of the site, of those that can land: rules and columns are those of landing. #}
{% macro winning_rounds() %}
    {{ adapter.dispatch('winning_rounds')() }}
{% endmacro %}

{# On SQLite the model that asks is disabled, and yet dbt renders it. #}
{% macro sqlite__winning_rounds() %}
{% endmacro %}

{# The plugin of the profile makes this view, from the queries by which `sync` reads Parquet. #}
{% macro duckdb__winning_rounds() %}
    select * from {{ source('site', 'winning_rounds') }}
{% endmacro %}

{% macro clickhouse__winning_rounds() %}
    {{ site_rounds() }}
{% endmacro %}
