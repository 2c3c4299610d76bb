{# Makes a temporary table, as the node's own would be, with the rows of a query. The contract declares it, so a row that
   breaks the contract fails here. The query has the contract's columns, in any order. Rows go in by the order of the
   key: any other order more than doubles the work. With the config `comes_by_key` they come so by themselves.
   `has_these_columns` says that the query was found to have them. #}
{% macro make_table(relation, sql, has_these_columns=false) %}
    {% if config.get('contract').enforced %}
        {% set columns = model.columns.values() | map(attribute='name') | list %}
        {% set found = columns if has_these_columns else get_columns_in_query(sql) %}
        {% set differences = name_differences(expected=columns, found=found) %}
        {% if differences %}
            {% do exceptions.raise_compiler_error(
                'The columns of ' ~ this.identifier ~ ' are not those of its contract: ' ~ differences
            ) %}
        {% endif %}
    {% else %}
        {% set columns = get_columns_in_query(sql) %}
    {% endif %}
    {% set primary_key = primary_key_columns() %}
    {% call statement() %}
        create table {{ relation }} {{ table_declaration(sql) }}
    {% endcall %}
    {% call statement('main') %}
        insert into {{ relation }} ({{ get_quoted_csv(columns) }})
        select {{ qualified_columns('model_rows', columns) }}
        from (
            {{ sql }}
        ) as model_rows
        {{ 'order by ' ~ qualified_columns('model_rows', primary_key) if primary_key and not config.get('comes_by_key') }}
    {% endcall %}
{% endmacro %}
