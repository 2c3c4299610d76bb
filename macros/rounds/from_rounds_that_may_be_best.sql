{# `from` and `where` for the `rounds` of each of `players` that may be among the best three of a period. SQLite looks them up,
   and only in months with a score as high as `third_highest_score`. The other engines read all rounds at once, which takes
   a third of the time that they need to match months. #}
{% macro from_rounds_that_may_be_best(players) -%}
    {{ adapter.dispatch('from_rounds_that_may_be_best')(players) }}
{%- endmacro %}

{% macro default__from_rounds_that_may_be_best(players) -%}
    from {{ players }}
    cross join {{ ref('stg_player_rounds') }} as rounds
    where
        rounds.player_name = {{ players }}.player_name
{%- endmacro %}

{% macro sqlite__from_rounds_that_may_be_best(players) -%}
    from {{ players }}
    cross join {{ ref('player_monthly_stats') }} as kept_months
    cross join {{ ref('stg_player_rounds') }} as rounds
    where
        kept_months.player_name = {{ players }}.player_name
        and kept_months.last_end_epoch >= {{ players }}.starts_epoch
        and kept_months.first_start_epoch <= {{ players }}.ends_epoch
        and kept_months.highest_score > 0
        and kept_months.highest_score >= coalesce({{ players }}.least_score, 1)
        and {{ is_round_of('rounds', 'kept_months.player_name') }}
        and rounds.round_start_epoch >= kept_months.first_start_epoch
        and rounds.round_start_epoch <= kept_months.last_end_epoch
        and rounds.server_guid = kept_months.server_guid
        and rounds.map_name = kept_months.map_name
        and {{ utc_month('rounds.round_end_epoch') }} = kept_months.month
{%- endmacro %}
