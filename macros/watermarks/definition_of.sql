{# A digest of what decides the rows of a model's table besides the landed ones: its file, its contract, the project's
   macros, and the definitions of all that it is built on, which `definitions` has by name. #}
{% macro definition_of(node, definitions) %}
    {% set found = [] %}
    {% for name in ancestor_names(node) | sort if name in definitions %}
        {% do found.append(definitions[name]) %}
    {% endfor %}
    {{ return(local_md5(node.checksum.checksum ~ project_macros() ~ (node.contract.checksum or '') ~ found)) }}
{% endmacro %}
