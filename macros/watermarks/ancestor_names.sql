{# The names, in the file, of all models and seeds that this node is built on. #}
{% macro ancestor_names() %}
    {% set names = [] %}
    {% for ancestor in ancestors() if ancestor in graph.nodes %}
        {% do names.append(graph.nodes[ancestor].alias) %}
    {% endfor %}
    {{ return(names) }}
{% endmacro %}
