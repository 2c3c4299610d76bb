{# Puts the new rows where others are stored. A table with a key gets only the difference: a row that stays the same is
   not written. A table without a key is dropped and made anew. So is one whose columns change, unless the run is
   incremental and has not all rows at hand: that run fails. `stored` is what `stored_relation` said. #}
{% macro replace_rows(stored, new_rows, incremental) %}
    {% set is_table = stored is not none and stored.type == 'table' %}
    {% set changes = table_changes(stored.sql, new_rows) if is_table else '' %}
    {% if incremental and not is_table %}
        {% do exceptions.raise_compiler_error(this.identifier ~ ' went away while this run waited for it: run it again') %}
    {% elif changes and incremental %}
        {% do exceptions.raise_compiler_error(
            'The columns of ' ~ this.identifier ~ ' are not those of the stored table: ' ~ changes
            ~ '. Nothing was changed; run it once with --full-refresh to rebuild the table.'
        ) %}
    {% elif is_table and not changes and (incremental or unique_key_columns() or primary_key_columns()) %}
        {% do write_difference(new_rows, incremental) %}
    {% else %}
        {% do recreate_table(stored, new_rows) %}
    {% endif %}
{% endmacro %}
