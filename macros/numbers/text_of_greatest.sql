{# An aggregate: the text that comes with the greatest whole number, which is not negative; of equal ones the last, byte
   for byte. #}
{% macro text_of_greatest(text, number) -%}
    {{ adapter.dispatch('text_of_greatest')(text, number) }}
{%- endmacro %}

{% macro default__text_of_greatest(text, number) -%}
    argMax({{ text }}, ({{ number }}, {{ text }}))
{%- endmacro %}

{% macro sqlite__text_of_greatest(text, number) -%}
    {# As many digits as 63 bits can have, so that texts compare as their numbers do. #}
    substr(max(printf('%019d', {{ number }}) || {{ text }}), 20)
{%- endmacro %}
