{# For on-run-start: says in one line what to do where nothing has landed yet. #}
{% macro require_landing() %}
    {% set landed = api.Relation.create(schema=target.schema, identifier='landing_loads') %}
    {% if execute and stored_relation(landed) is none %}
        {% do exceptions.raise_compiler_error('nothing has landed yet: run `python -m extract sync` first') %}
    {% endif %}
{% endmacro %}
