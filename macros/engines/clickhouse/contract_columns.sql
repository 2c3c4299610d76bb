{# The columns of a contract as ClickHouse declares them. A column there has no NULL unless its type says so; those that
   may have one say `is_nullable` in their `meta`. #}
{% macro contract_columns() -%}
    (
    {%- for column in model.columns.values() %}
        {% set type = wide_type(column.data_type) -%}
        {{ adapter.quote(column.name) }} {{ 'Nullable(' ~ type ~ ')' if column.config.meta.get('is_nullable') else type }}
        {{- ',' if not loop.last }}
    {%- endfor %}
    )
{%- endmacro %}
