{# A query of the node's `rebuild_key` values whose rows this run rebuilds. A player's aliases go with the player: rows are
   looked up by them. Players who were `changed_later` wait for the next run, to which that load is news, too: their rows
   stay, and are of one moment. #}
{% macro touched_keys() %}
    {% set is_of_players = rebuild_key_columns() == ['player_name'] %}
    {% set has_aliases = is_of_players and 'player_aliases' in seeds_with_rows() %}
    {% for changed_model in models_of_changes(config) %}
        {{ 'union' if not loop.first }}
        {{ changed_keys(ref(changed_model)) }}
        {% if has_aliases %}
            union
            {{ changed_keys(
                ref(changed_model),
                columns='aliases.alias',
                joined='inner join player_aliases as aliases on changes.player_name = aliases.player_name',
            ) }}
        {% endif %}
    {% endfor %}
    {{ departed_keys() }}
    {% set later = changed_later() if is_of_players else '' %}
    {{ 'except' ~ later if later | trim }}
{% endmacro %}
