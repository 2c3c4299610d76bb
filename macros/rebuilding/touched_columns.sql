{# The columns of the node's `rebuild_key`, as they stand beside each other in `rows`; a `period` stands in `periods`. #}
{% macro touched_columns(rows, periods) %}
    {% set columns = [] %}
    {% for name in rebuild_key_columns() %}
        {% do columns.append(qualified_columns(periods if name == 'period' else rows, [name])) %}
    {% endfor %}
    {{ return(columns | join(', ')) }}
{% endmacro %}
