{# For on-run-start: refuses to build a table from a view that an edit has overtaken, of its SQL, of a macro or of which seed
   of who counts has rows, and that this run does not make anew. The table would be as the old view has it, and the run
   would say success. #}
{% macro refuse_views_behind() %}
    {% if execute and target.type == 'sqlite' and flags.WHICH in ['run', 'build'] %}
        {% set needed = {} %}
        {% for id in selected_resources if id.startswith('model.') %}
            {% for parent in ancestors(graph.nodes[id]) if parent in graph.nodes and parent not in selected_resources %}
                {% do needed.update({parent: graph.nodes[id].name}) %}
            {% endfor %}
        {% endfor %}
        {% for id, name in needed.items() if graph.nodes[id].config.materialized == 'view' %}
            {% set view = graph.nodes[id].alias %}
            {% set stored = stored_relation(api.Relation.create(schema=target.schema, identifier=view)) %}
            {% if stored is not none and not is_stored_view(stored, view, render(graph.nodes[id].raw_code)) %}
                {% do exceptions.raise_compiler_error(
                    name ~ ' is made of ' ~ view ~ ', a view made before an edit of its SQL, its macros or its seeds: write a +'
                    ~ ' before the name to build both, as in `dbt run --select +' ~ name ~ '`'
                ) %}
            {% endif %}
        {% endfor %}
    {% endif %}
{% endmacro %}
