{# The UTC date of epoch seconds, as `YYYY-MM-DD`. #}
{% macro utc_date(epoch) -%}
    {{ adapter.dispatch('utc_date')(epoch) }}
{%- endmacro %}

{% macro sqlite__utc_date(epoch) -%}
    date({{ epoch }}, 'unixepoch')
{%- endmacro %}
