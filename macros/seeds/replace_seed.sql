{# The statement that puts the rows of a staged seed in the place of the seed's. #}
{% macro replace_seed(staged) %}
    {{ adapter.dispatch('replace_seed')(staged) }}
{% endmacro %}

{% macro default__replace_seed(staged) %}
    create or replace table {{ this }} as
    select {{ get_quoted_csv(model.columns) }} from {{ staged }} order by line_number
{% endmacro %}
