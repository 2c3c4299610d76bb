{# The condition that a stored row, `old_rows`, and one of `new_rows` are the same. A row is its columns but `updated_at`,
   which says when one of the others changed. #}
{% macro is_same_row() %}
    {{ return(columns_match('old_rows', 'new_rows', stored_columns() | reject('equalto', 'updated_at'))) }}
{% endmacro %}
