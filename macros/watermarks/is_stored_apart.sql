{# Whether a node is a table of rows that this run does not build. #}
{% macro is_stored_apart(id) %}
    {{ return(
        id not in selected_resources and id in graph.nodes
        and graph.nodes[id].config.materialized in ['table', 'incremental']
    ) }}
{% endmacro %}
