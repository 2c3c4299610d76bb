{# Makes the node's stored table what was staged, inside the open transaction. Returns how many rows were deleted and
   inserted; a changed row is both. #}
{% macro write_rows(staged) %}
    {% set changes_before = total_changes() %}
    {% if staged.is_difference %}
        {% do write_difference(staged) %}
    {% else %}
        {% do recreate_table(staged) %}
    {% endif %}
    {% set row_count = total_changes() - changes_before %}
    {% do create_indexes(this) %}
    {{ return(row_count) }}
{% endmacro %}
