{# The UTC date of epoch seconds, as `YYYY-MM-DD`. #}
{% macro utc_date(epoch) -%}
    {{ adapter.dispatch('utc_date')(epoch) }}
{%- endmacro %}

{% macro duckdb__utc_date(epoch) -%}
    strftime(make_timestamp(cast({{ epoch }} as bigint) * 1000000), '%Y-%m-%d')
{%- endmacro %}

{% macro clickhouse__utc_date(epoch) -%}
    toString(toDate32(toDateTime64({{ epoch }}, 0, 'UTC')))
{%- endmacro %}

{% macro sqlite__utc_date(epoch) -%}
    date({{ epoch }}, 'unixepoch')
{%- endmacro %}
