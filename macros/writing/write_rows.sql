{# Makes the node's stored table equal to what its SQL returns now, inside the open transaction. `incremental` says that
   the SQL returns only the rows in scope, and not all rows. Returns how many rows were deleted and inserted; a changed
   row is both. #}
{% macro write_rows(sql, incremental) %}
    {% do refuse_older_views() %}
    {% set stored = stored_relation(this) %}
    {% set new_rows = stage_new_rows(sql, incremental) %}
    {% set changes_before = total_changes() %}
    {% do replace_rows(stored, new_rows, incremental) %}
    {% set row_count = total_changes() - changes_before %}
    {% do create_indexes(this) %}
    {{ return(row_count) }}
{% endmacro %}
