{# The UTC month of epoch seconds, as `YYYY-MM`. #}
{% macro utc_month(epoch) -%}
    {{ adapter.dispatch('utc_month')(epoch) }}
{%- endmacro %}

{% macro sqlite__utc_month(epoch) -%}
    strftime('%Y-%m', {{ epoch }}, 'unixepoch')
{%- endmacro %}
