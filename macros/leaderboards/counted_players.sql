{# How many candidates have a rank on the board of a row of `boards`. An engine that cannot count them for each board
   says null, which leaves it to the numbering of all. #}
{% macro counted_players(candidates, subject) -%}
    {{ adapter.dispatch('counted_players')(candidates, subject) }}
{%- endmacro %}

{% macro default__counted_players(candidates, subject) -%}
    null
{%- endmacro %}

{% macro sqlite__counted_players(candidates, subject) -%}
    (
            select count(*)
            from {{ candidates }} as rivals
            where
                rivals.{{ subject }} = boards.{{ subject }}
                and rivals.period = boards.period
                and {{ is_ranked('rivals', 'boards') }}
        )
{%- endmacro %}
