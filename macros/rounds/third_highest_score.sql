{# A score below which no round is among a player's best three in a period: the third highest of the highest scores of
   the player's months on servers and maps that lie in it whole; null where there are fewer. Only months with such a
   score need be read. An engine that cannot look it up for each player says null, which leaves the choice to the
   numbering. #}
{% macro third_highest_score(players, periods) -%}
    {{ adapter.dispatch('third_highest_score')(players, periods) }}
{%- endmacro %}

{% macro default__third_highest_score(players, periods) -%}
    null
{%- endmacro %}

{% macro sqlite__third_highest_score(players, periods) -%}
    (
            select kept_months.highest_score
            from {{ ref('player_monthly_stats') }} as kept_months
            where
                kept_months.player_name = {{ players }}.player_name
                and kept_months.first_start_epoch >= {{ periods }}.starts_epoch
                and kept_months.last_end_epoch <= {{ periods }}.ends_epoch
            order by kept_months.highest_score desc
            limit 1 offset 2
        )
{%- endmacro %}
