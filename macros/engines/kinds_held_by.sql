{# The kinds of values that a column of a contract can hold as they are: see `kind_of_type`. #}
{% macro kinds_held_by(data_type) %}
    {% set kind = kind_of_type(data_type) %}
    {{ return([kind, 'nothing'] + (['whole'] if kind == 'real' else [])) }}
{% endmacro %}
