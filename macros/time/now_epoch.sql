{# The engine's own clock as epoch seconds. Models never ask it: they have `as_of`. #}
{% macro now_epoch() -%}
    {{ adapter.dispatch('now_epoch')() }}
{%- endmacro %}

{% macro default__now_epoch() -%}
    cast(extract(epoch from current_timestamp) as bigint)
{%- endmacro %}

{% macro sqlite__now_epoch() -%}
    cast(strftime('%s', 'now') as integer)
{%- endmacro %}
