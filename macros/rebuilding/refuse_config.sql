{# Fails with one line: the node and what is wrong with its configs. #}
{% macro refuse_config(reason) %}
    {% do exceptions.raise_compiler_error(this.identifier ~ ': ' ~ reason) %}
{% endmacro %}
