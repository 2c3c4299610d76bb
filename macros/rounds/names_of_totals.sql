{# The names of the sums that `round_totals` makes. #}
{% macro names_of_totals() %}
    {{ return([
        'total_rounds', 'total_kills', 'total_deaths', 'total_score', 'total_play_time_milliseconds',
    ]) }}
{% endmacro %}
