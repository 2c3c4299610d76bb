{# A query of the node's `rebuild_key` values whose rows this run rebuilds. A player's aliases go with the player: rows are
   looked up by them. #}
{% macro touched_keys() %}
    {% set has_aliases = rebuild_key_columns() == ['player_name'] and 'player_aliases' in seeds_with_rows() %}
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
{% endmacro %}
