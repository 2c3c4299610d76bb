{# The third highest score of a player's rounds that end in a period, below which no round is among the best three there;
   null where there are fewer. To find it in a player's few rounds takes half the time of numbering all rounds. An engine
   that cannot look it up for each player says null, which leaves the choice to the numbering. #}
{% macro third_highest_score(players, periods) -%}
    {{ adapter.dispatch('third_highest_score')(players, periods) }}
{%- endmacro %}

{% macro default__third_highest_score(players, periods) -%}
    null
{%- endmacro %}

{% macro sqlite__third_highest_score(players, periods) -%}
    (
            select players_rounds.final_score
            from {{ ref('stg_player_rounds') }} as players_rounds
            where
                {{ is_round_of('players_rounds', players ~ '.player_name') }}
                and players_rounds.round_end_epoch between {{ periods }}.starts_epoch and {{ periods }}.ends_epoch
            order by players_rounds.final_score desc
            limit 1 offset 2
        )
{%- endmacro %}
