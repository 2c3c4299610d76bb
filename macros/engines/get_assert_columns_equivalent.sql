{# Replaces `default__get_assert_columns_equivalent` of dbt-adapters (macros/relations/column/columns_spec_ddl.sql) for
   engines other than SQLite. That one compares the types of a query with those of the contract, and engines disagree
   about what a sum or a count is. Here the columns must be the contract's by name; their values are put into a table of
   the contract's types, and fit or fail. #}
{% macro duckdb__get_assert_columns_equivalent(sql) %}
    {% do require_contract_columns(sql) %}
{% endmacro %}

{% macro clickhouse__get_assert_columns_equivalent(sql) %}
    {% do require_contract_columns(sql) %}
{% endmacro %}
