{# The sums over rounds that boards start from: over all rounds, and over those of each of the `round_kinds`. Kills and
   deaths of the rounds that are fought are those of all. #}
{% macro totals_by_kind() -%}
    {{ round_totals() }},
        sum(is_fought) as fought_rounds,
        sum(is_fought * final_score) as fought_score,
        sum(is_fought * play_time_milliseconds) as fought_play_time_milliseconds,
        sum(is_rated) as rated_rounds,
        sum(is_rated * final_kills) as rated_kills,
        sum(is_rated * final_deaths) as rated_deaths,
        sum(is_rated * final_score) as rated_score,
        sum(is_rated * play_time_milliseconds) as rated_play_time_milliseconds
{%- endmacro %}
