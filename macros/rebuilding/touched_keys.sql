{# A query of the node's `rebuild_key` values whose rows this run rebuilds. The first part takes the keys of landed rows
   that newer loads changed. With a `moving_window`, the others take the keys of rows that came in or fell out since the
   watermark's `as_of`. `as_of` may also go back. A `period` among the keys is that whose edge moved; a load touches all
   of them. A player's aliases go with the player: rows are looked up by them. What a corrected round was taken from, it no
   longer says: a server is in `stg_server_departures`; of games, which are few, all with stored rows are touched. #}
{% macro touched_keys() %}
    {% set keys = rebuild_key_columns() %}
    {% set window = config.get('moving_window') %}
    {% set all_periods = 'cross join ' ~ ref(window.periods) ~ ' as periods' if 'period' in keys else '' %}
    {% set parts = [] %}
    {% for changed_model in models_of_changes(config) %}
        {% do parts.append({
            'changes': ref(changed_model),
            'columns': touched_columns('changes', 'periods'),
            'edge_columns': touched_columns('changes', 'edges'),
            'joined': '',
        }) %}
        {% if keys == ['player_name'] and 'player_aliases' in seeds_with_rows() %}
            {% do parts.append({
                'changes': ref(changed_model),
                'columns': 'aliases.alias',
                'edge_columns': 'aliases.alias',
                'joined': 'inner join player_aliases as aliases on changes.player_name = aliases.player_name',
            }) %}
        {% endif %}
    {% endfor %}
    {% for part in parts %}
        {{ 'union' if not loop.first }}
        select {{ part.columns }}
        from {{ part.changes }} as changes
        {{ part.joined }}
        {{ all_periods }}
        where {{ is_newer('changes') }}
        {% if window %}
            {% for column, edge in [(window.opens_on, 'starts_epoch'), (window.closes_on, 'ends_epoch')] %}
                {% for condition in edge_conditions(column, part.changes) %}
                    union
                    select {{ part.edge_columns }}
                    from ({{ moved_edges(ref(window.periods), edge) }}) as edges
                    inner join {{ part.changes }} as changes on {{ condition }}
                    {{ part.joined }}
                {% endfor %}
            {% endfor %}
        {% endif %}
    {% endfor %}
    {% if keys | reject('equalto', 'period') | list == ['server_guid'] %}
        union
        select {{ touched_columns('departures', 'periods') }}
        from {{ ref('stg_server_departures') }} as departures
        {{ all_periods }}
        where departures.load_id > {{ watermark('load_id') }}
    {% elif 'game' in keys %}
        union
        select {{ qualified_columns('stored', keys) }}
        from {{ this }} as stored
        where exists (
            select 1 from {{ ref('stg_server_departures') }} as departures
            where departures.load_id > {{ watermark('load_id') }}
        )
    {% endif %}
{% endmacro %}
