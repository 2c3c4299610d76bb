{# Minutes as whole milliseconds, half up: a sum of whole numbers does not depend on the order of its terms. #}
{% macro whole_milliseconds(minutes) -%}
    {{ adapter.dispatch('whole_milliseconds')(minutes) }}
{%- endmacro %}

{% macro default__whole_milliseconds(minutes) -%}
    cast(floor({{ minutes }} * 60000 + 0.5) as bigint)
{%- endmacro %}

{% macro sqlite__whole_milliseconds(minutes) -%}
    cast({{ minutes }} * 60000 + 0.5 as integer)
{%- endmacro %}
