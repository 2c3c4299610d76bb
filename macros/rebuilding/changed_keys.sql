{# A query of the keys of landed rows that newer loads changed; with a `moving_window`, also of rows that came in or fell
   out since the watermark's `as_of`, which may also go back. A `period` among the keys is that whose edge moved; a load
   touches all of them. `columns` are selected instead of the keys, from what `joined` adds. #}
{% macro changed_keys(changes, columns=none, joined='') %}
    {% set window = config.get('moving_window') %}
    select {{ columns or touched_columns('changes', 'periods') }}
    from {{ changes }} as changes
    {{ joined }}
    {{ every_period() }}
    where {{ is_newer('changes') }}
    {% if window %}
        {% for column, edge in [(window.opens_on, 'starts_epoch'), (window.closes_on, 'ends_epoch')] %}
            {% for condition in edge_conditions(column, changes) %}
                union
                select {{ columns or touched_columns('changes', 'edges') }}
                from ({{ moved_edges(ref(window.periods), edge) }}) as edges
                inner join {{ changes }} as changes on {{ condition }}
                {{ joined }}
            {% endfor %}
        {% endfor %}
    {% endif %}
{% endmacro %}
