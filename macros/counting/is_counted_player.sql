{# The condition that a landed row is of a player who counts: neither its own name is excluded, nor the player's of whom
   that is an alias. #}
{% macro is_counted_player(rows) -%}
    {% if 'excluded_players' in seeds_with_rows() -%}
        {{ rows }}.player_name not in (
            select player_name from excluded_players
            {% if 'player_aliases' in seeds_with_rows() -%}
                union all
                select aliases.alias
                from excluded_players as excluded
                inner join player_aliases as aliases on excluded.player_name = aliases.player_name
            {%- endif %}
        )
    {%- else -%}
        true
    {%- endif %}
{%- endmacro %}
