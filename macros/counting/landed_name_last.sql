{# What ends an order of rows of one player in one round: there is more than one only where the player was in it under
   two names. #}
{% macro landed_name_last() -%}
    {{ ', landed_player_name' if 'player_aliases' in seeds_with_rows() }}
{%- endmacro %}
