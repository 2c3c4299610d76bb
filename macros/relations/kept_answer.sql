{# What `store_result` has under a name, or none: an answer that a node needs often is asked of the file once while the node
   is compiled and once while it runs. `load_result` gives an answer away, so it is stored again. #}
{% macro kept_answer(name) %}
    {% set kept = load_result(name) %}
    {% if kept is none %}
        {{ return(none) }}
    {% endif %}
    {% do store_result(name, response=kept.response) %}
    {{ return(kept.response) }}
{% endmacro %}
