{# Deletes the stored rows that are in scope and not among the new rows, then inserts the new rows that are not stored.
   A row is its columns but `updated_at`, which says when one of the others changed. An incremental without a key
   only adds. #}
{% macro write_difference(new_rows, incremental) %}
    {# A contract that was broken has ended the run before. #}
    {% set columns = model.columns.values() if config.get('contract').enforced else adapter.get_columns_in_relation(this) %}
    {% set columns = columns | map(attribute='name') | list %}
    {% set same_row = columns_match('old_rows', 'new_rows', columns | reject('equalto', 'updated_at')) %}
    {% set scope = rows_in_scope(new_rows) if incremental else 'true' %}
    {% if scope %}
        {% call statement() %}
            delete from {{ this }} as old_rows
            where {{ scope }}
                and not exists (select 1 from {{ new_rows }} as new_rows where {{ same_row }})
        {% endcall %}
    {% endif %}
    {% call statement() %}
        insert into {{ this }} ({{ get_quoted_csv(columns) }})
        select {{ qualified_columns('new_rows', columns) }}
        from {{ new_rows }} as new_rows
        {% if scope %}
            where not exists (select 1 from {{ this }} as old_rows where {{ same_row }})
        {% endif %}
    {% endcall %}
{% endmacro %}
