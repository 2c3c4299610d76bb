{# Whether one of the `rounds` is of a player, and in SQLite of one of the `kept_months`, the `months_to_look_in`, that may have
   one of the player's best three of a period. #}
{% macro is_round_that_may_be_best(players) -%}
    {{ adapter.dispatch('is_round_that_may_be_best')(players) }}
{%- endmacro %}

{% macro default__is_round_that_may_be_best(players) -%}
    rounds.player_name = {{ players }}.player_name
{%- endmacro %}

{% macro sqlite__is_round_that_may_be_best(players) -%}
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
