{# The condition that a landed row is of a server that counts. #}
{% macro is_counted_server(rows) -%}
    {% if 'excluded_servers' in seeds_with_rows() -%}
        {{ rows }}.server_guid not in (select server_guid from excluded_servers)
    {%- else -%}
        true
    {%- endif %}
{%- endmacro %}
