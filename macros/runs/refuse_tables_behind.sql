{# For on-run-start: refuses to build a table from another one that has not seen all loads and is not built by this run. Its
   rows would be as old, and the run would say success. A table that has seen all is made of none that has not. #}
{% macro refuse_tables_behind() %}
    {% if execute and target.type == 'sqlite' and flags.WHICH in ['run', 'build'] %}
        {% set needed = {} %}
        {% for id in selected_resources if id.startswith('model.') %}
            {% for parent in graph.nodes[id].depends_on.nodes if parent.startswith('model.') and parent not in selected_resources %}
                {% do needed.update({parent: graph.nodes[id].name}) %}
            {% endfor %}
        {% endfor %}
        {% for id, name in needed.items() if graph.nodes[id].config.materialized in ['table', 'incremental'] %}
            {% for table in source_tables(graph.nodes[id]) if table %}
                {% if not run_query('select ' ~ have_seen_all_loads([graph.nodes[id].alias], table)).rows[0][0] %}
                    {% do exceptions.raise_compiler_error(
                        name ~ ' is made of ' ~ graph.nodes[id].name ~ ', which has not seen the last load:'
                        ~ ' write a + before the name to build both, as in `dbt run --select +' ~ name ~ '`'
                    ) %}
                {% endif %}
            {% endfor %}
        {% endfor %}
    {% endif %}
{% endmacro %}
