{# A quotient of whole numbers, the denominator above 0, to 3 decimals, half away from zero. Whole arithmetic until the
   last step: engines round binary fractions differently. #}
{% macro rounded_ratio(numerator, denominator) -%}
    case when {{ numerator }} < 0 then -1 else 1 end
    * {{ integer_divide('2000 * abs(' ~ numerator ~ ') + ' ~ denominator, '2 * ' ~ denominator) }}
    / 1000.0
{%- endmacro %}
