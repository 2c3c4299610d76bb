{# For SQLite: whole numbers as one text that compares as they do, 19 digits each. Those below 0 do so, too, once 2^62 is
   added; no number here is as far from 0. #}
{% macro digits_of(numbers) -%}
    printf('{{ '%019d' * numbers | length }}'
    {%- for number in numbers %}, {{ number }} + 4611686018427387904{% endfor %})
{%- endmacro %}
