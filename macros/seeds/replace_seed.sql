{# Puts the rows of a staged seed in the place of the seed's, and drops the staged ones. #}
{% macro replace_seed(staged) %}
    {{ adapter.dispatch('replace_seed')(staged) }}
{% endmacro %}

{% macro default__replace_seed(staged) %}
    {% call statement('main') %}
        create or replace table {{ this }} as
        select {{ get_quoted_csv(model.columns) }} from {{ staged }} order by line_number
    {% endcall %}
    {% do adapter.drop_relation(staged) %}
{% endmacro %}

{% macro clickhouse__replace_seed(staged) %}
    {% set aside = this.incorporate(path={'identifier': this.identifier ~ '__aside'}, type='table') %}
    {% do create_aside(aside, contract_columns(), none, []) %}
    {% set names = get_quoted_csv(model.columns) %}
    {% call statement('main') %}
        insert into {{ aside }} ({{ names }}) select {{ names }} from {{ staged }} order by line_number
    {% endcall %}
    {% do publish_aside(aside) %}
    {% call statement('drop_staged') %}
        drop table {{ staged }} {{ on_cluster() }} sync
    {% endcall %}
{% endmacro %}
