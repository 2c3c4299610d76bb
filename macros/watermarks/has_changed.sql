{# The condition that a load of landing changed rows of one of the source tables; of any, where one is none or none is
   known. #}
{% macro has_changed(tables) %}
    {% if none in tables or not tables %}
        {{ return('rows_landed > 0') }}
    {% endif %}
    {{ return("rows_landed > 0 and source_table in ('" ~ tables | sort | join("', '") ~ "')") }}
{% endmacro %}
