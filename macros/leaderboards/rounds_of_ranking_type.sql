{# The rounds that this value is over. #}
{% macro rounds_of_ranking_type(candidates, ranking_types) -%}
    case {{ ranking_types }}.ranking_type
            when 'kd_ratio' then {{ candidates }}.kd_ratio_rounds
            when 'kill_rate' then {{ candidates }}.kill_rate_rounds
            else {{ candidates }}.total_rounds
        end
{%- endmacro %}
