{# A query of every table for readers and every column of these, as the YAML describes them: the models outside `staging`
   and the seeds. The rows are written out here, because dbt has them and no table does. #}
{% macro described_columns() -%}
    {% set rows = [] %}
    {% for node in (graph.nodes.values() | sort(attribute='name') if execute else []) %}
        {% if is_for_readers(node) %}
            {% set kind = 'view' if node.config.materialized == 'view' else 'table' %}
            {% set table = [node.alias, node.fqn[1] if node.resource_type == 'model' else 'seeds'] %}
            {% do rows.append(table + ['', 0, kind, 0, node.description]) %}
            {% for column in node.columns.values() %}
                {% set is_nullable = 1 if column.config.meta.get('is_nullable') else 0 %}
                {% do rows.append(table + [column.name, loop.index, column.data_type, is_nullable, column.description]) %}
            {% endfor %}
        {% endif %}
    {% endfor %}
    {{ adapter.dispatch('described_columns')(rows) }}
{%- endmacro %}

{% macro default__described_columns(rows) -%}
    select * from (
        values
        {{ _described_rows(rows) }}
    ) as described (table_name, subject, column_name, position, data_type, is_nullable, description)
{%- endmacro %}

{# SQLite names the columns of values itself. #}
{% macro sqlite__described_columns(rows) -%}
    select
        column1 as table_name,
        column2 as subject,
        column3 as column_name,
        column4 as position,
        column5 as data_type,
        column6 as is_nullable,
        column7 as description
    from (
        values
        {{ _described_rows(rows) }}
    )
{%- endmacro %}

{% macro clickhouse__described_columns(rows) -%}
    select * from values(
        'table_name String, subject String, column_name String, position Int64, data_type String,
         is_nullable Int64, description String',
        {{ _described_rows(rows) }}
    )
{%- endmacro %}

{# A line of YAML ends where its editor's window did: what is left of it is a space. #}
{% macro _described_rows(rows) -%}
    {% set literal = adapter.dispatch('text_literal') %}
    {% for table_name, subject, column_name, position, data_type, is_nullable, description in rows -%}
        ({{ literal(table_name) }}, {{ literal(subject) }}, {{ literal(column_name) }}, {{ position }},
         {{ literal(data_type) }}, {{ is_nullable }}, {{ literal(description.split() | join(' ')) }})
        {{- ', ' if not loop.last }}
    {% else -%}
        ('', '', '', 0, '', 0, '')
    {%- endfor %}
{%- endmacro %}
