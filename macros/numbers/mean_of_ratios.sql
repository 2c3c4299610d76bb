{# The mean over rows of a quotient of whole numbers, to 3 decimals, half away from zero. Each quotient is written out to
   18 decimals, as billionths and billionths of those, the last one rounded up: sums of these do not depend on their
   order, and a mean that is just below a half, or exactly one, stays on its side. #}
{% macro mean_of_ratios(numerator, denominator) -%}
    {% set remainder = numerator ~ ' % ' ~ denominator ~ ' * 1000000000' %}
    {% set last_remainder = remainder ~ ' % ' ~ denominator ~ ' * 1000000000' %}
    {% set billionths = integer_divide(numerator, denominator) ~ ' * 1000000000 + '
        ~ integer_divide(remainder, denominator) %}
    {% set last_billionths = integer_divide(last_remainder ~ ' + ' ~ denominator ~ ' - 1', denominator) %}
    {% set total = 'sum(' ~ billionths ~ ') + ' ~ integer_divide('sum(' ~ last_billionths ~ ')', 1000000000) %}
    {{ integer_divide(total ~ ' + 500000 * count(*)', '1000000 * count(*)') }} / 1000.0
{%- endmacro %}
