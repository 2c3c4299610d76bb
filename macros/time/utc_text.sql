{# Epoch seconds as `YYYY-MM-DD HH:MM:SS`, the form of every time that a reader sees. #}
{% macro utc_text(epoch) -%}
    {{ adapter.dispatch('utc_text')(epoch) }}
{%- endmacro %}

{% macro duckdb__utc_text(epoch) -%}
    strftime(make_timestamp(cast({{ epoch }} as bigint) * 1000000), '%Y-%m-%d %H:%M:%S')
{%- endmacro %}

{% macro clickhouse__utc_text(epoch) -%}
    toString(toDateTime64({{ epoch }}, 0, 'UTC'))
{%- endmacro %}

{% macro sqlite__utc_text(epoch) -%}
    datetime({{ epoch }}, 'unixepoch')
{%- endmacro %}
