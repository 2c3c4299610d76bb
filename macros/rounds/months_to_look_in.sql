{# Where to look for a player's best rounds: a relation for `is_round_that_may_be_best`. SQLite looks months up, and in these
   the rounds. The other engines read all rounds at once, which takes a third of the time that they need to match months. #}
{% macro months_to_look_in() -%}
    {{ adapter.dispatch('months_to_look_in')() }}
{%- endmacro %}

{% macro default__months_to_look_in() -%}
    (select 1 as any_month)
{%- endmacro %}

{% macro sqlite__months_to_look_in() -%}
    {{ ref('player_monthly_stats') }}
{%- endmacro %}
