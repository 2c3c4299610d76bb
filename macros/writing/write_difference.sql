{# Deletes the stored rows that have gone and inserts the new ones. Since rows were staged ahead, another run may have
   inserted some of them: its watermark was the same, and so are its rows. #}
{% macro write_difference(staged) %}
    {% set columns = stored_columns() %}
    {% if staged.gone_rows %}
        {% set identity = identity_columns() %}
        {% call statement() %}
            delete from {{ this }} as old_rows
            where ({{ qualified_columns('old_rows', identity) }}) in (select * from {{ staged.gone_rows }})
        {% endcall %}
    {% endif %}
    {% call statement() %}
        insert into {{ this }} ({{ get_quoted_csv(columns) }})
        select {{ qualified_columns('new_rows', columns) }}
        from {{ staged.new_rows }} as new_rows
        {% if staged.gone_rows and staged.stored_definitions %}
            where not exists (select 1 from {{ this }} as old_rows where {{ is_same_row() }})
        {% endif %}
    {% endcall %}
{% endmacro %}
