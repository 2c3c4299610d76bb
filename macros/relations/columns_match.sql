{# The condition that two rows agree in the named columns, where NULL agrees with NULL. #}
{% macro columns_match(left_alias, right_alias, names) %}
    {% set conditions = [] %}
    {% for name in names %}
        {% set column = adapter.quote(name) %}
        {% do conditions.append(left_alias ~ '.' ~ column ~ ' is ' ~ right_alias ~ '.' ~ column) %}
    {% endfor %}
    {{ return(conditions | join(' and ')) }}
{% endmacro %}
