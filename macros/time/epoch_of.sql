{# Text of the form that `utc_text` makes, back as epoch seconds. #}
{% macro epoch_of(text) -%}
    {{ adapter.dispatch('epoch_of')(text) }}
{%- endmacro %}

{% macro sqlite__epoch_of(text) -%}
    cast(strftime('%s', {{ text }}) as integer)
{%- endmacro %}
