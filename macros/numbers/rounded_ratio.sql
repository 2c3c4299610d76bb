{# A quotient of whole numbers, the denominator above 0, to 3 decimals, half away from zero. Whole arithmetic until the
   last step: engines round binary fractions differently. The whole part is taken first, as SQLite turns a product of
   more than 63 bits into a fraction. #}
{% macro rounded_ratio(numerator, denominator) -%}
    case when {{ numerator }} < 0 then -1 else 1 end
    * (
        1000 * {{ integer_divide('abs(' ~ numerator ~ ')', denominator) }}
        + {{ integer_divide('2000 * (abs(' ~ numerator ~ ') % (' ~ denominator ~ ')) + ' ~ denominator, '2 * ' ~ denominator) }}
    )
    / 1000.0
{%- endmacro %}
