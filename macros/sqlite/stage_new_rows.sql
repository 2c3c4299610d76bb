{# Runs the model's SQL into a temporary table and returns that. It is declared as the contract declares the model, so a
   row that breaks the contract fails here, before the stored table is touched; and filled in the order of the key,
   which is less than half the work of filling it in any other. #}
{% macro stage_new_rows(sql) %}
    {% set new_rows = make_temp_relation(this, '__new') %}
    {% if config.get('contract').enforced %}
        {% set columns = model.columns.values() | map(attribute='name') | list %}
        {% set primary_key = primary_key_columns() %}
        {% set differences = column_differences(expected=columns, found=get_columns_in_query(sql)) %}
        {% if differences %}
            {% do exceptions.raise_compiler_error(
                'The columns of ' ~ this.identifier ~ ' are not those of its contract: ' ~ differences
            ) %}
        {% endif %}
        {% call statement() %}
            create table {{ new_rows }} {{ contract_ddl() }}
        {% endcall %}
        {% call statement('main') %}
            insert into {{ new_rows }} ({{ get_quoted_csv(columns) }})
            select {{ qualified_columns('model_rows', columns) }}
            from (
                {{ sql }}
            ) as model_rows
            {{ 'order by ' ~ qualified_columns('model_rows', primary_key) if primary_key }}
        {% endcall %}
    {% else %}
        {% call statement('main') %}
            create table {{ new_rows }} as
            {{ sql }}
        {% endcall %}
    {% endif %}
    {% do index_unique_key(new_rows) %}
    {{ return(new_rows) }}
{% endmacro %}
