{# The same of groups whose `round_totals` are at hand. #}
{% macro sums_of_totals() -%}
    sum(total_rounds) as total_rounds,
        sum(total_kills) as total_kills,
        sum(total_deaths) as total_deaths,
        sum(total_score) as total_score,
        sum(total_play_time_milliseconds) as total_play_time_milliseconds
{%- endmacro %}
