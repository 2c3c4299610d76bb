{# Ends the run in one line where a view that this node is built on was made while a seed of who counts had no rows: the
   view does not ask the seed, and the node's rows would be wrong until the view is made again. #}
{% macro refuse_older_views() %}
    {% set seeds = seeds_with_rows() %}
    {% set parents = ancestors() if seeds else [] %}
    {% for name in parents if name in graph.nodes and graph.nodes[name].config.materialized == 'view' %}
        {% set view = graph.nodes[name] %}
        {% set stored = stored_relation(api.Relation.create(schema=target.schema, identifier=view.alias)) %}
        {% for seed in seeds if stored is not none and 'from ' ~ seed not in stored.sql %}
            {% if 'seed.' ~ project_name ~ '.' ~ seed in view.depends_on.nodes %}
                {% do exceptions.raise_compiler_error(
                    this.identifier ~ ': ' ~ view.alias ~ ' was made before ' ~ seed ~ ' had rows: run '
                    ~ '`dbt run --select staging` first'
                ) %}
            {% endif %}
        {% endfor %}
    {% endfor %}
{% endmacro %}
