{# The condition that a load after the watermark changed a row of `changes`. Landing's indexes of changes begin after the
   first load, and SQLite takes such an index only for a query that says the same in the same words. What they leave out
   is left out here only if this table has seen it; otherwise the rows are scanned. #}
{% macro is_newer(changes) -%}
    {{ changes }}.load_id > {{ watermark('load_id') }}
    {%- for load_id in first_loads_seen() %} and {{ changes }}.load_id > {{ load_id }}{% endfor %}
{%- endmacro %}
