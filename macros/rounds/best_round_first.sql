{# The order in which rounds compete for "best": by score, and equal scores by who had it first. #}
{% macro best_round_first() -%}
    final_score desc, round_end_epoch, round_start_epoch, round_id {{- landed_name_last() }}
{%- endmacro %}
