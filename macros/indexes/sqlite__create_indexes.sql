{# Gives a table the indexes of the node's `indexes` config and of its `unique_key`, and takes away any other. The config
   is a list of mappings: `columns`, a list of names, and `unique`, true or false. Replaces
   `default__create_indexes` of dbt-adapters, which calls an adapter that ignores `indexes`. #}
{% macro sqlite__create_indexes(relation) %}
    {% set wanted = index_unique_key(relation) %}
    {% for index in config.get('indexes') or [] %}
        {% do wanted.append(create_index(relation, index.columns, is_unique=index.get('unique', False))) %}
    {% endfor %}
    {% set stored = run_query(
        "select name from " ~ relation.schema ~ ".sqlite_master where type = 'index' and sql is not null"
        ~ " and lower(tbl_name) = '" ~ relation.identifier | lower ~ "'"
    ) %}
    {% for name in stored.columns['name'].values() if name not in wanted %}
        {% call statement() %}
            drop index {{ relation.schema }}.{{ adapter.quote(name) }}
        {% endcall %}
    {% endfor %}
{% endmacro %}
