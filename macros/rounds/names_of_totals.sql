{# The names of the sums that `totals_by_kind` makes. #}
{% macro names_of_totals() %}
    {{ return([
        'total_rounds', 'total_kills', 'total_deaths', 'total_score', 'total_play_time_milliseconds',
        'fought_rounds', 'fought_score', 'fought_play_time_milliseconds',
        'rated_rounds', 'rated_kills', 'rated_deaths', 'rated_score', 'rated_play_time_milliseconds',
    ]) }}
{% endmacro %}
