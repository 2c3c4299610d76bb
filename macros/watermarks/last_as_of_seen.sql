{# The `as_of` that this node's rows are of, as an expression: this run's, or that of the tables with windows that it is
   made of, whose rows it takes as they are. #}
{% macro last_as_of_seen() -%}
    {% set parents = [] %}
    {% for id in model.depends_on.nodes if id in graph.nodes and graph.nodes[id].config.get('moving_window') %}
        {% do parents.append(graph.nodes[id].alias) %}
    {% endfor %}
    {% set run = "'" ~ as_of() ~ "'" %}
    {{ "coalesce((select min(as_of) from " ~ model_watermarks() ~ " where model_name in ('" ~ parents | join("', '") ~ "')), "
        ~ run ~ ")" if parents else run }}
{%- endmacro %}
