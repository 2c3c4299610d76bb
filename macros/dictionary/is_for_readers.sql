{# Whether a node is a table, a view or a seed of this project that a site's pages may read. #}
{% macro is_for_readers(node) %}
    {{ return(
        node.package_name == project_name
        and (node.resource_type == 'seed' or (node.resource_type == 'model' and node.fqn[1] != 'staging'))
    ) }}
{% endmacro %}
