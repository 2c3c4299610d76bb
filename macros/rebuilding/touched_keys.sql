{# A query of the node's `rebuild_key` values whose rows this run rebuilds. The first part takes the keys of landed rows
   that newer loads changed. With a `moving_window`, the others take the keys of rows that came in or fell out since the
   watermark's `as_of`. `as_of` may also go back. A player's aliases go with the player: rows are looked up by them. #}
{% macro touched_keys() %}
    {% set keys = rebuild_key_columns() %}
    {% set window = config.get('moving_window') %}
    {% set changed_models = config.get('changes', 'stg_player_round_changes') %}
    {% set parts = [] %}
    {% for changed_model in ([changed_models] if changed_models is string else changed_models) %}
        {% do parts.append({
            'changes': ref(changed_model),
            'columns': qualified_columns('changes', keys),
            'joined': '',
        }) %}
        {% if keys == ['player_name'] and 'player_aliases' in seeds_with_rows() %}
            {% do parts.append({
                'changes': ref(changed_model),
                'columns': 'aliases.alias',
                'joined': 'inner join player_aliases as aliases on changes.player_name = aliases.player_name',
            }) %}
        {% endif %}
    {% endfor %}
    {% for part in parts %}
        {{ 'union' if not loop.first }}
        select {{ part.columns }}
        from {{ part.changes }} as changes
        {{ part.joined }}
        where {{ is_newer('changes') }}
        {% if window %}
            {% for column, edge in [(window.opens_on, 'starts_epoch'), (window.closes_on, 'ends_epoch')] %}
                {% for condition in edge_conditions(column) %}
                    union
                    select {{ part.columns }}
                    from ({{ moved_edges(ref(window.periods), edge) }}) as edges
                    inner join {{ part.changes }} as changes on {{ condition }}
                    {{ part.joined }}
                {% endfor %}
            {% endfor %}
        {% endif %}
    {% endfor %}
    {% if keys == ['server_guid'] %}
        union
        select departures.server_guid
        from {{ ref('stg_server_departures') }} as departures
        where departures.load_id > {{ watermark('load_id') }}
    {% endif %}
{% endmacro %}
