{# For SQLite: whole numbers as one text that compares as they do, 19 digits each. So do those below 0, once 2^62 is added.
   All numbers here are between -2^61 and 2^61. `printf` pads any number to 19 digits, in twice the time. #}
{% macro digits_of(numbers) -%}
    {% for number in numbers %}({{ number }} + 4611686018427387904){{ ' || ' if not loop.last }}{% endfor %}
{%- endmacro %}
