{# A value below which nobody is shown on the board of a row of `boards`; null where all are, or where the engine cannot
   look it up for each board. Nobody else need be numbered. One depth for all boards will do: SQLite takes no column as
   an offset. #}
{% macro least_value_shown(candidates, subject) -%}
    {{ adapter.dispatch('least_value_shown')(candidates, subject) }}
{%- endmacro %}

{% macro default__least_value_shown(candidates, subject) -%}
    null
{%- endmacro %}

{% macro sqlite__least_value_shown(candidates, subject) -%}
    (
            select {{ value_of_ranking_type('rivals', 'boards') }} as value
            from {{ candidates }} as rivals
            where
                rivals.{{ subject }} = boards.{{ subject }}
                and rivals.period = boards.period
                and {{ is_ranked('rivals', 'boards') }}
            order by value desc
            limit 1 offset (select max(largest_rank) - 1 from {{ ref('leaderboard_periods') }})
        )
{%- endmacro %}
