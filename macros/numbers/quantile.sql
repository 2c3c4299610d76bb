{# The value below which so many percent of a group's ordered quotients lie, between two of them linearly, to 3
   decimals; for `group by` over rows that have position (from 1), last_position, and the numerator and denominator of
   their own quotient and of the next. Whole numbers throughout, so that it does not depend on the engine. #}
{% macro quantile(percent) -%}
    {% set steps = '((last_position - 1) * ' ~ percent ~ ')' %}
    {% set hundredths = steps ~ ' % 100' %}
    max(case when position - 1 = {{ integer_divide(steps, 100) }} then {{ rounded_ratio(
        '((100 - ' ~ hundredths ~ ') * numerator * next_denominator + ' ~ hundredths ~ ' * next_numerator * denominator)',
        '(100 * denominator * next_denominator)',
    ) }} end)
{%- endmacro %}
