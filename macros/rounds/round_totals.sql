{# The sums over rounds that every player table starts from. #}
{% macro round_totals() -%}
    count(*) as total_rounds,
        sum(final_kills) as total_kills,
        sum(final_deaths) as total_deaths,
        sum(final_score) as total_score,
        sum(play_time_milliseconds) as total_play_time_milliseconds
{%- endmacro %}
