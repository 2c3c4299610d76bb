{# The condition that a row of `stg_player_rounds`, or of another view that has the key, is of a key that this run rebuilds.
   A player's rows are looked up by the names under which they may have landed, which lead the primary key of landing. #}
{% macro is_touched() -%}
    {% set key = config.get('rebuild_key') -%}
    {% set has_aliases = key == 'player_name' and 'player_aliases' in seeds_with_rows() -%}
    {{ 'landed_' if has_aliases }}{{ key }} in ({{ touched_keys() }})
{%- endmacro %}
