{# As dbt's own `source`, by the name that `without_schema` gives; in a hook as `ref`. On other engines than SQLite nothing
   lands before dbt begins: there the tables of landing are models, in `models/staging/landing`. #}
{% macro source() %}
    {% if target.type != 'sqlite' and varargs[0] == 'landing' %}
        {{ return(ref(varargs[1])) }}
    {% elif execute and target.type == 'sqlite' and model is defined and model.resource_type == 'operation' %}
        {% for node in graph.sources.values() if [node.source_name, node.name] == varargs | list %}
            {{ return(api.Relation.create(identifier=node.identifier)) }}
        {% endfor %}
    {% endif %}
    {{ return(without_schema(builtins.source(*varargs, **kwargs))) }}
{% endmacro %}
