{# Creates an index unless it is there, and returns its name, which tells its table, its columns, whether it is unique, and
   by a digest which rows it is of: an index of the wanted name is the wanted index. #}
{% macro create_index(relation, columns, is_unique=False, where=none) %}
    {% set name = relation.identifier ~ ('__unique__' if is_unique else '__index__') ~ columns | join('__') %}
    {% set name = name ~ ('__where__' ~ local_md5(where)[:8] if where else '') %}
    {% call statement() %}
        create {{ 'unique ' if is_unique }}index if not exists {{ relation.schema }}.{{ adapter.quote(name) }}
        on {{ adapter.quote(relation.identifier) }} ({{ get_quoted_csv(columns) }})
        {{ 'where ' ~ where if where }}
    {% endcall %}
    {{ return(name) }}
{% endmacro %}
