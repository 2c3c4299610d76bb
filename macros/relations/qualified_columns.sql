{# Column names quoted and with their table before them: SQLite takes a bare "name" that is no column for a string. #}
{% macro qualified_columns(table_alias, names) %}
    {% set columns = [] %}
    {% for name in names %}
        {% do columns.append(table_alias ~ '.' ~ adapter.quote(name)) %}
    {% endfor %}
    {{ return(columns | join(', ')) }}
{% endmacro %}
