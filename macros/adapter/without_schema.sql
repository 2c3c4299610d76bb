{# A relation in a view's SQL by its name alone. A view is stored as its text, and one that says `main` makes the SQLite
   file unreadable under any other name: ATTACH ends with "malformed database schema". Elsewhere the schema stays: a CTE
   `rounds` over the table `rounds` would be over itself. #}
{% macro without_schema(relation) %}
    {{ return(adapter.dispatch('without_schema')(relation)) }}
{% endmacro %}

{% macro default__without_schema(relation) %}
    {{ return(relation) }}
{% endmacro %}

{% macro sqlite__without_schema(relation) %}
    {% set is_stored = model is defined and model.resource_type == 'model'
        and model.config.materialized in ['view', 'ephemeral'] %}
    {{ return(relation.include(schema=false) if is_stored and relation.schema == target.schema else relation) }}
{% endmacro %}
