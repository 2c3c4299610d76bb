{# The last load that this node's rows take in, as a scalar subquery: the last one, or the one before the first that a table
   they are made of lacks. A table lacks only loads of what it is made of itself. #}
{% macro last_load_seen() -%}
    (
        select min(load_id)
        from (
            select coalesce(max(load_id), 0) as load_id from landing_loads
            {%- for id in model.depends_on.nodes if id.startswith('model.') %}
            union all
            select min(load_id) - 1
            from landing_loads
            where
                load_id > {{ watermark('load_id', graph.nodes[id].alias) }}
                and {{ has_changed(source_tables(graph.nodes[id])) }}
            {%- endfor %}
        )
    )
{%- endmacro %}
