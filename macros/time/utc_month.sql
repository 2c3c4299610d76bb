{# The UTC month of epoch seconds, as `YYYY-MM`. #}
{% macro utc_month(epoch) -%}
    {{ adapter.dispatch('utc_month')(epoch) }}
{%- endmacro %}

{% macro duckdb__utc_month(epoch) -%}
    strftime(make_timestamp(cast({{ epoch }} as bigint) * 1000000), '%Y-%m')
{%- endmacro %}

{% macro clickhouse__utc_month(epoch) -%}
    substring(toString(toDateTime64({{ epoch }}, 0, 'UTC')), 1, 7)
{%- endmacro %}

{% macro sqlite__utc_month(epoch) -%}
    strftime('%Y-%m', {{ epoch }}, 'unixepoch')
{%- endmacro %}
