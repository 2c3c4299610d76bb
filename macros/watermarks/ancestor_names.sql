{# The names, in the file, of all models and seeds that a node, this one unless another is given, is built on. #}
{% macro ancestor_names(node=none) %}
    {% set names = [] %}
    {% for ancestor in ancestors(node) if ancestor in graph.nodes %}
        {% do names.append(graph.nodes[ancestor].alias) %}
    {% endfor %}
    {{ return(names) }}
{% endmacro %}
