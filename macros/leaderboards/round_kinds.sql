{# Two flags of a round: whether its kills and deaths count for kd_ratio, and whether its kills and minutes count for
   kill_rate. #}
{% macro round_kinds() -%}
    case when final_kills > 0 or final_deaths > 0 then 1 else 0 end as is_fought,
        case when final_kills > 0 and play_time_minutes > 0 then 1 else 0 end as is_rated
{%- endmacro %}
