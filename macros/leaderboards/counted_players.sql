{# How many candidates have a rank on a board of `boards`. An engine that cannot count them for each board says null, which
   leaves it to the numbering of all. #}
{% macro counted_players(candidates, subject, boards) -%}
    {{ adapter.dispatch('counted_players')(candidates, subject, boards) }}
{%- endmacro %}

{% macro default__counted_players(candidates, subject, boards) -%}
    null
{%- endmacro %}

{% macro sqlite__counted_players(candidates, subject, boards) -%}
    (
            select count(*)
            from {{ candidates }} as rivals
            where
                rivals.{{ subject }} = {{ boards }}.{{ subject }}
                and rivals.period = {{ boards }}.period
                and {{ is_ranked('rivals', boards) }}
        )
{%- endmacro %}
