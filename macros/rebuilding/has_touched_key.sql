{# The condition that a row of another table, which has the key, is of a key that this run rebuilds. For rounds there is
   `is_touched`. #}
{% macro has_touched_key() -%}
    ({{ rebuild_key_columns() | join(', ') }}) in (select * from ({{ touched_keys() }}))
{%- endmacro %}
