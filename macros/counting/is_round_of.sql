{# The condition that a row of `stg_player_rounds` is one of a player's, by the names under which it may have landed:
   those lead the primary key of landing. #}
{% macro is_round_of(rounds, player_name) -%}
    {{ adapter.dispatch('is_round_of')(rounds, player_name) }}
{%- endmacro %}

{% macro default__is_round_of(rounds, player_name) -%}
    {{ rounds }}.player_name = {{ player_name }}
{%- endmacro %}

{% macro sqlite__is_round_of(rounds, player_name) -%}
    {% if 'player_aliases' in seeds_with_rows() -%}
        {{ rounds }}.landed_player_name in (
            select {{ player_name }} as player_name
            union all
            select aliases.alias from player_aliases as aliases where aliases.player_name = {{ player_name }}
        )
    {%- else -%}
        {{ rounds }}.player_name = {{ player_name }}
    {%- endif %}
{%- endmacro %}
