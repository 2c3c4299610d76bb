{# What follows an order of a player's rounds by round_id, which tells them apart unless the player was in a round under
   two names. #}
{% macro landed_name_last() -%}
    {{ ', landed_player_name' if 'player_aliases' in seeds_with_rows() }}
{%- endmacro %}
