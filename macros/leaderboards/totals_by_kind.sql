{# The sums over rounds that leaderboards start from: over all rounds, and over those of each of the `round_kinds`. #}
{% macro totals_by_kind() -%}
    {{ round_totals() }}
    {%- for kind in ['fought', 'rated'] %},
        sum(is_{{ kind }}) as {{ kind }}_rounds,
        sum(is_{{ kind }} * final_kills) as {{ kind }}_kills,
        sum(is_{{ kind }} * final_deaths) as {{ kind }}_deaths,
        sum(is_{{ kind }} * final_score) as {{ kind }}_score,
        sum(is_{{ kind }} * play_time_milliseconds) as {{ kind }}_play_time_milliseconds
    {%- endfor %}
{%- endmacro %}
