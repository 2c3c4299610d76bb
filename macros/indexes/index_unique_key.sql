{# Makes rows quick to find by `unique_key`; nothing to do where that is the primary key, or there is none.
   Returns the index's name in a list, or []. #}
{% macro index_unique_key(relation) %}
    {% set unique_key = unique_key_columns() %}
    {{ return(
        [create_index(relation, unique_key)] if unique_key and unique_key != primary_key_columns() else []
    ) }}
{% endmacro %}
