{# What goes with a table when it is dropped: its indexes but that of the primary key, and its triggers. Of each its
   `type`, `name` and `sql`, and whether it `is_made_by_hand`: its name is none that `create_index` gives. #}
{% macro table_parts(relation) %}
    {% set found = run_query(
        "select type, name, sql from " ~ relation.schema ~ ".sqlite_master where type in ('index', 'trigger')"
        ~ " and sql is not null and lower(tbl_name) = '" ~ relation.identifier | lower ~ "' order by name"
    ) %}
    {% set parts = [] %}
    {% for part in found.rows %}
        {% set is_own = part['type'] == 'index'
            and modules.re.match(modules.re.escape(relation.identifier) ~ '__(index|unique)__', part['name']) %}
        {% do parts.append(
            {'type': part['type'], 'name': part['name'], 'sql': part['sql'], 'is_made_by_hand': not is_own}
        ) %}
    {% endfor %}
    {{ return(parts) }}
{% endmacro %}
