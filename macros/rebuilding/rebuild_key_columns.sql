{# The node's `rebuild_key`, one column or several, as a list. #}
{% macro rebuild_key_columns() %}
    {% set rebuild_key = config.get('rebuild_key') %}
    {{ return([rebuild_key] if rebuild_key is string else rebuild_key) }}
{% endmacro %}
