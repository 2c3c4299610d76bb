{# The source tables of landing whose loads change a node's rows, each once. One that nothing is known of is none. #}
{% macro source_tables(node) %}
    {% set tables = [] %}
    {% for id in ancestors(node) if id in graph.sources %}
        {% do tables.append(graph.sources[id].config.meta.get('loads_of')) %}
    {% endfor %}
    {{ return(tables | unique | list) }}
{% endmacro %}
