{# Epoch seconds as `YYYY-MM-DD HH:MM:SS`, the form of every time that a reader sees. #}
{% macro utc_text(epoch) -%}
    {{ adapter.dispatch('utc_text')(epoch) }}
{%- endmacro %}

{% macro sqlite__utc_text(epoch) -%}
    datetime({{ epoch }}, 'unixepoch')
{%- endmacro %}
