{# Leaves of the new rows those that are not stored, and puts what identifies the stored rows to delete into another
   temporary table, which it returns: those that are in scope and not among the new rows. An incremental without a key
   only adds: none is returned. #}
{% macro stage_difference(new_rows, incremental) %}
    {% set scope = rows_in_scope(new_rows) if incremental else 'true' %}
    {% if not scope %}
        {{ return(none) }}
    {% endif %}
    {% do index_unique_key(new_rows) %}
    {% set gone_rows = make_temp_relation(this, '__gone') %}
    {% call statement() %}
        create table {{ gone_rows }} as
        select {{ qualified_columns('old_rows', identity_columns()) }}
        from {{ this }} as old_rows
        where {{ scope }}
            and not exists (select 1 from {{ new_rows }} as new_rows where {{ is_same_row() }})
    {% endcall %}
    {% call statement() %}
        delete from {{ new_rows }} as new_rows
        where exists (select 1 from {{ this }} as old_rows where {{ is_same_row() }})
    {% endcall %}
    {{ return(gone_rows) }}
{% endmacro %}
