{# The condition that a row of `stg_player_rounds` is of a key that this run rebuilds; `rounds` is its alias, where
   another table is at hand. A player's rows are looked up by the names under which they may have landed, which lead the
   primary key of landing. #}
{% macro is_touched(rounds=none) -%}
    {% set key = config.get('rebuild_key') -%}
    {% set prefix = rounds ~ '.' if rounds else '' -%}
    {% if key == 'player_name' and 'player_aliases' in seeds_with_rows() -%}
        {{ prefix }}landed_player_name in (
            select touched.player_name from ({{ touched_keys() }}) as touched
            union
            select aliases.alias
            from player_aliases as aliases
            where aliases.player_name in ({{ touched_keys() }})
        )
    {%- else -%}
        {{ prefix }}{{ key }} in ({{ touched_keys() }})
    {%- endif %}
{%- endmacro %}
