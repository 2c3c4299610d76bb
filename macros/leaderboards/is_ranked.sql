{# The condition that a candidate has rounds enough for a board in `boards`. #}
{% macro is_ranked(candidates, boards) -%}
    {{ rounds_of_ranking_type(candidates, boards) }} >= {{ boards }}.fewest_rounds
{%- endmacro %}
