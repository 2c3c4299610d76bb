{# A digest of all macros of this project but its tests. Which of them a node uses, dbt knows only of the branches that it
   has rendered so far. The digest is kept in `graph`, which lives as long as the parsed project. #}
{% macro project_macros() %}
    {% if 'project_macros' not in graph %}
        {% set texts = [] %}
        {% for name, generator in context[project_name] | dictsort if not name.startswith('test_') %}
            {% do texts.append(generator.macro.macro_sql) %}
        {% endfor %}
        {% do graph.update({'project_macros': local_md5(texts | join)}) %}
    {% endif %}
    {{ return(graph['project_macros']) }}
{% endmacro %}
