{# What follows a table's name where it is created for the rows of a query: its contract, or else the query's columns. #}
{% macro table_declaration(sql) %}
    {{ return(
        contract_ddl() if config.get('contract').enforced else 'as select * from (' ~ sql ~ ') as model_rows limit 0'
    ) }}
{% endmacro %}
