{# The text of all macros of this project but its tests. Which of them a node uses, dbt knows only of the branches that it
   has rendered so far. #}
{% macro project_macros() %}
    {% set texts = [] %}
    {% for name, generator in context[project_name] | dictsort if not name.startswith('test_') %}
        {% do texts.append(generator.macro.macro_sql) %}
    {% endfor %}
    {{ return(texts | join) }}
{% endmacro %}
