{# Which stored rows (`old_rows`) an incremental run rebuilds, as a condition: those of the touched keys, if the node
   has a `rebuild_key`; else those that share their `unique_key` with a new row; '' if it has neither.
   Rows of several columns are looked up by index only in a list that is itself no union, hence the outer select.
   With `rebuild_since` a player's rows of earlier dates or months stay. Those that share a `unique_key` are found from
   the new rows, by index, and named by what identifies a stored row. #}
{% macro rows_in_scope(new_rows) %}
    {% set unique_key = unique_key_columns() %}
    {% set since = config.get('rebuild_since') %}
    {% if since %}
        {% set first = utc_month('touched.since_epoch') if since == 'month' else utc_date('touched.since_epoch') %}
        {{ return(
            '(' ~ qualified_columns('old_rows', unique_key) ~ ') in ('
            ~ 'select ' ~ qualified_columns('key_rows', unique_key)
            ~ ' from (' ~ touched_since() ~ ') as touched cross join ' ~ this ~ ' as key_rows'
            ~ ' on key_rows.player_name = touched.player_name and key_rows.' ~ adapter.quote(since) ~ ' >= ' ~ first ~ ')'
        ) }}
    {% elif config.get('rebuild_key') %}
        {{ return('(' ~ qualified_columns('old_rows', rebuild_key_columns()) ~ ') in (select * from (' ~ touched_keys() ~ '))') }}
    {% elif unique_key %}
        {% set identity = identity_columns() %}
        {{ return(
            '(' ~ qualified_columns('old_rows', identity) ~ ') in ('
            ~ 'select ' ~ qualified_columns('key_rows', identity)
            ~ ' from ' ~ new_rows ~ ' as new_rows cross join ' ~ this ~ ' as key_rows'
            ~ ' on ' ~ columns_match('key_rows', 'new_rows', unique_key) ~ ')'
        ) }}
    {% endif %}
    {{ return('') }}
{% endmacro %}
