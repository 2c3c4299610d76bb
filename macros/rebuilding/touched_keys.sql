{# The values of the node's `rebuild_key` whose rows this run must rebuild, as a query: those of landed rows that loads
   newer than the node's watermark changed and, where the node's `moving_window` says that its periods move with
   `as_of`, those of rows that came in or fell out since the watermark's `as_of`, forwards or back. #}
{% macro touched_keys() %}
    {% set keys = rebuild_key_columns() %}
    {% set window = config.get('moving_window') %}
    {% set changes = ref(config.get('changes', 'stg_player_round_changes')) %}
    {% set changed_keys = qualified_columns('changes', keys) %}
    select {{ changed_keys }}
    from {{ changes }} as changes
    where changes.load_id > {{ watermark('load_id') }}
    {% if keys == ['server_guid'] %}
        union
        select departures.server_guid
        from {{ ref('stg_server_departures') }} as departures
        where departures.load_id > {{ watermark('load_id') }}
    {% endif %}
    {% if window %}
        {% for column, edge in [(window.opens_on, 'starts_epoch'), (window.closes_on, 'ends_epoch')] %}
            {% for condition in edge_conditions(column) %}
                union
                select {{ changed_keys }}
                from ({{ moved_edges(ref(window.periods), edge) }}) as edges
                inner join {{ changes }} as changes on {{ condition }}
            {% endfor %}
        {% endfor %}
    {% endif %}
{% endmacro %}
