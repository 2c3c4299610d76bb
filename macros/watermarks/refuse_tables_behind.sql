{# For on-run-start: refuses to build a table from another one that has not seen all loads and is not built by this run. Its
   rows would be as old, and the run would say success. #}
{% macro refuse_tables_behind() %}
    {% if execute and target.type == 'sqlite' and flags.WHICH in ['run', 'build'] %}
        {% set needed = {} %}
        {% for id in selected_resources if id in graph.nodes and graph.nodes[id].resource_type == 'model' %}
            {% for ancestor in ancestors(graph.nodes[id]) if is_stored_apart(ancestor) %}
                {% do needed.setdefault(ancestor, graph.nodes[id].name) %}
            {% endfor %}
        {% endfor %}
        {% for id, name in needed.items() %}
            {% for source in ancestors(graph.nodes[id]) if source in graph.sources %}
                {% set seen = have_seen_all_loads([graph.nodes[id].alias], graph.sources[source].config.meta.get('loads_of')) %}
                {% if not run_query('select ' ~ seen).rows[0][0] %}
                    {% do exceptions.raise_compiler_error(
                        name ~ ' is made of ' ~ graph.nodes[id].name ~ ', which has not seen the last load:'
                        ~ ' write a + before the name to build both, as in `dbt run --select +' ~ name ~ '`'
                    ) %}
                {% endif %}
            {% endfor %}
        {% endfor %}
    {% endif %}
{% endmacro %}
