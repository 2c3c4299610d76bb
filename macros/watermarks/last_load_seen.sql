{# The last load that this node's rows take in, as a scalar subquery: the last one, or that of a table they are made of. #}
{% macro last_load_seen() -%}
    {% set parents = [] %}
    {% for parent in model.depends_on.nodes if parent.startswith('model.') %}
        {% do parents.append(graph.nodes[parent].alias) %}
    {% endfor %}
    (
        select min(load_id)
        from (
            select coalesce(max(load_id), 0) as load_id from landing_loads
            union all
            select load_id from {{ model_watermarks() }} where model_name in ('{{ parents | join("', '") }}')
        )
    )
{%- endmacro %}
