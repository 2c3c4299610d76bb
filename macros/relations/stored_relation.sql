{# What the file itself says of a relation: none, or its `type` ('table' or 'view') and the `sql` that created it.
   dbt's cache of relations is as old as the run, and another run may have written since. #}
{% macro stored_relation(relation) %}
    {% set found = run_query(
        "select type, sql from " ~ relation.schema ~ ".sqlite_master"
        ~ " where type in ('table', 'view') and lower(name) = '" ~ relation.identifier | lower ~ "'"
    ) %}
    {{ return({'type': found.rows[0]['type'], 'sql': found.rows[0]['sql'] | trim} if found.rows else none) }}
{% endmacro %}
