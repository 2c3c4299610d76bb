{# The answer to a freshness query with its times made datetimes, which dbt reckons with: SQLite has text, in UTC unless
   it says otherwise. None stays none, which dbt takes for "never". #}
{% macro with_datetimes(result) %}
    {% set times = [] %}
    {% for text in result.table.rows[0] %}
        {% do times.append(none if text is none else modules.datetime.datetime.fromisoformat(text)) %}
    {% endfor %}
    {% do result.update({'table': [times]}) %}
    {{ return(result) }}
{% endmacro %}
