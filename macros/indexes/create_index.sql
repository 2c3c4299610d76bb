{# Creates an index unless it is there, and returns its name, which tells its table, its columns and whether it is
   unique: an index of the wanted name is the wanted index. #}
{% macro create_index(relation, columns, is_unique=False) %}
    {% set name = relation.identifier ~ ('__unique__' if is_unique else '__index__') ~ columns | join('__') %}
    {% call statement() %}
        create {{ 'unique ' if is_unique }}index if not exists {{ relation.schema }}.{{ adapter.quote(name) }}
        on {{ adapter.quote(relation.identifier) }} ({{ get_quoted_csv(columns) }})
    {% endcall %}
    {{ return(name) }}
{% endmacro %}
