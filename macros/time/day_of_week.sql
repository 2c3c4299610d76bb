{# The day of the week of epoch seconds in UTC: 0 is Sunday, 6 Saturday. 1970 began on a Thursday. #}
{% macro day_of_week(epoch) -%}
    (({{ utc_day_number(epoch) }} + 4) % 7)
{%- endmacro %}
