{# The values of the node's `rebuild_key` whose rows this run must rebuild, as a query of one column: those of rounds
   that loads newer than the node's watermark changed and, where the node's `moving_window` says that its periods move
   with `as_of`, those of rounds that came in or fell out since the watermark's `as_of`, forwards or back. #}
{% macro touched_keys() %}
    {% set key = config.get('rebuild_key') %}
    {% set window = config.get('moving_window') %}
    {% set changes = ref('stg_player_round_changes') %}
    select changes.{{ key }}
    from {{ changes }} as changes
    where changes.load_id > {{ watermark('load_id') }}
    {% if key == 'server_guid' %}
        union
        select departures.server_guid
        from {{ ref('stg_server_departures') }} as departures
        where departures.load_id > {{ watermark('load_id') }}
    {% endif %}
    {% if window %}
        union
        select changes.{{ key }}
        from ({{ moved_edges(ref(window.periods), 'starts_epoch') }}) as edges
        inner join {{ changes }} as changes
            on changes.{{ window.opens_on }} between edges.from_epoch and edges.to_epoch
        union
        select changes.{{ key }}
        from ({{ moved_edges(ref(window.periods), 'ends_epoch') }}) as edges
        inner join {{ changes }} as changes
            on changes.round_end_epoch between edges.from_epoch and edges.to_epoch
    {% endif %}
{% endmacro %}
