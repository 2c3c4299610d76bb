{# Gives a table the indexes of the node's `indexes` config and of its `unique_key`, and takes away those that it gave
   before and are no longer asked for. One that somebody made by hand stays. The config is a list of mappings: `columns`,
   a list of names, `unique`, true or false, and `where`, the condition of the rows that it is of. Replaces
   `default__create_indexes` of dbt-adapters, which calls an adapter that ignores `indexes`. #}
{% macro sqlite__create_indexes(relation) %}
    {% set wanted = index_unique_key(relation) %}
    {% for index in config.get('indexes') or [] %}
        {% do wanted.append(create_index(relation, index.columns, index.get('unique', False), index.get('where'))) %}
    {% endfor %}
    {% for part in table_parts(relation) if part.type == 'index' and not part.is_made_by_hand and part.name not in wanted %}
        {% call statement() %}
            drop index {{ relation.schema }}.{{ adapter.quote(part.name) }}
        {% endcall %}
    {% endfor %}
{% endmacro %}
