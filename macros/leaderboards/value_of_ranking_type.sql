{# What a candidate is ranked by, of a ranking type in `ranking_types`. #}
{% macro value_of_ranking_type(candidates, ranking_types) -%}
    case {{ ranking_types }}.ranking_type
            when 'score' then {{ candidates }}.total_score * 1.0
            when 'kills' then {{ candidates }}.total_kills * 1.0
            when 'kd_ratio' then {{ candidates }}.kd_ratio
            when 'kill_rate' then {{ candidates }}.kill_rate
            when 'playtime' then {{ candidates }}.total_play_time_minutes
        end
{%- endmacro %}
