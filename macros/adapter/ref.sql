{# Replaces `ref` of dbt-sqlite (macros/core_overrides.sql), which takes one name only. This one passes on what dbt's own
   takes, a package and a version, for a site's own models. None here has a version. dbt's own lets a hook name nothing: a
   hook that renders a view, to compare it with the stored one, gets the name of what the view reads. #}
{% macro ref() %}
    {% if execute and target.type == 'sqlite' and model is defined and model.resource_type == 'operation' %}
        {% for node in graph.nodes.values() if node.name == varargs[-1] and node.resource_type in ['model', 'seed', 'snapshot'] %}
            {{ return(api.Relation.create(identifier=node.alias)) }}
        {% endfor %}
    {% endif %}
    {{ return(without_schema(builtins.ref(*varargs, **kwargs))) }}
{% endmacro %}
