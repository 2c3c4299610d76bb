{# Ends the run in one line where a table that this node is built on was made by another definition than it has now: its
   file, a macro, or a seed or view below it was edited since. Its rows would go into this node's, and the run would say
   success. A run that builds both builds that table first. #}
{% macro refuse_older_tables() %}
    {% set definitions = stored_ancestors() %}
    {% for id in ancestors() if id in graph.nodes and graph.nodes[id].config.materialized in ['table', 'incremental'] %}
        {% set table = graph.nodes[id] %}
        {% if definitions.get(table.alias, '') not in ['', definition_of(table, definitions)] %}
            {% do exceptions.raise_compiler_error(
                this.identifier ~ ' is made of ' ~ table.alias ~ ', which was made before an edit of its SQL, its macros or its'
                ~ ' seeds: write a + before the name to build both, as in `dbt run --select +' ~ this.identifier ~ '`'
            ) %}
        {% endif %}
    {% endfor %}
{% endmacro %}
