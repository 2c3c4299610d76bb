{# Whether neither a load nor the time changes this node: a seed is made of its file alone, and a model may say in its
   `meta` that it is made of the project's files. #}
{% macro is_made_of_the_project() %}
    {{ return(model.resource_type == 'seed' or config.get('meta', {}).get('is_made_of_the_project', false)) }}
{% endmacro %}
