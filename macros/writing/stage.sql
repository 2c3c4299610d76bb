{# Runs the node's SQL into temporary tables, inside the open transaction: all that is to be written, so that writing it is
   short. `incremental` says that the SQL returns only the rows in scope, and not all rows. Returns
   - `new_rows`, the table of the rows to insert, made as the stored one would be,
   - `stored`, what is stored now, and `is_difference`: whether the rows to insert are those that it lacks,
   - `gone_rows`, the table that identifies the stored rows to delete; none if no row can be,
   - `watermark`, what the rows are made of.
   A table with a key gets only the difference: a row that stays the same is not written. A table without a key is made
   anew. So is one whose columns change, unless the run is incremental and has not all rows at hand: that run fails. #}
{% macro stage(sql, incremental) %}
    {% do refuse_older_views() %}
    {% do refuse_older_tables() %}
    {% set watermark = rows_seen() %}
    {% set new_rows = make_temp_relation(this, '__new') %}
    {# An incremental run of a node with a `rebuild_key` is by the definition that made the stored table, so its columns
       were looked at then. #}
    {% do make_table(new_rows, sql, has_these_columns=incremental and config.get('rebuild_key')) %}

    {% set stored = stored_relation(this) %}
    {% set is_table = stored is not none and stored.type == 'table' %}
    {% set changes = table_changes(stored.sql, new_rows) if is_table else '' %}
    {% if incremental and not is_table %}
        {% do exceptions.raise_compiler_error(this.identifier ~ ' went away while this run waited for it: run it again') %}
    {% elif incremental and changes %}
        {% do exceptions.raise_compiler_error(
            'The columns of ' ~ this.identifier ~ ' are not those of the stored table: ' ~ changes
            ~ '. Nothing was changed; run it once with --full-refresh to rebuild the table.'
        ) %}
    {% endif %}
    {% set is_difference = is_table and not changes and (incremental or unique_key_columns() or primary_key_columns()) %}
    {{ return({
        'new_rows': new_rows,
        'stored': stored,
        'is_difference': is_difference,
        'gone_rows': stage_difference(new_rows, incremental) if is_difference else none,
        'watermark': watermark,
    }) }}
{% endmacro %}
