{# The unique ids of all nodes that a node, this one unless another is given, is built on, directly or through others. #}
{% macro ancestors(node=none) %}
    {# The loop goes on to the nodes that it adds itself. #}
    {% set found = (node or model).depends_on.nodes | list %}
    {% for ancestor in found if ancestor in graph.nodes %}
        {% for parent in graph.nodes[ancestor].depends_on.nodes if parent not in found %}
            {% do found.append(parent) %}
        {% endfor %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
