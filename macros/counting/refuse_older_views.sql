{# Ends the run in one line where a view that this node is built on was made while a seed of who counts was empty: the
   view does not ask the seed, and the node's rows would be wrong until the view is made again. #}
{% macro refuse_older_views() %}
    {% for ancestor in ancestors() if ancestor in graph.nodes and graph.nodes[ancestor].config.materialized == 'view' %}
        {% set view = graph.nodes[ancestor] %}
        {% set stored = stored_relation(api.Relation.create(schema=target.schema, identifier=view.alias)) %}
        {% for seed in ['player_aliases', 'excluded_players', 'excluded_servers'] %}
            {% if view.depends_on.nodes | select('equalto', 'seed.' ~ project_name ~ '.' ~ seed) | list
                and has_rows(seed) and stored is not none and seed not in stored.sql %}
                {% do exceptions.raise_compiler_error(
                    this.identifier ~ ': ' ~ view.alias ~ ' was made before ' ~ seed ~ ' had rows: run '
                    ~ '`dbt run --select staging` first'
                ) %}
            {% endif %}
        {% endfor %}
    {% endfor %}
{% endmacro %}
