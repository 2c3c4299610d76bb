{# For ClickHouse: whole numbers as bytes that compare as they do, 8 each, the highest byte in front. So do those below 0,
   once 2^62 is added. All numbers here are between -2^61 and 2^61. #}
{% macro bytes_of(numbers) -%}
    {% for number in numbers -%}
        reverse(reinterpretAsFixedString(toInt64({{ number }}) + 4611686018427387904)){{ ', ' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
