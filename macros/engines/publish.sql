{# For on-run-end: shows readers what was built, if all of it went well. SQLite's readers see each table as it is
   committed. #}
{% macro publish(results) %}
    {{ adapter.dispatch('publish')(results) }}
{% endmacro %}

{% macro default__publish(results) %}
{% endmacro %}

{# The plugin of the profile puts the file that was built aside in place. A failed test keeps the old one, too. #}
{% macro duckdb__publish(results) %}
    {% if execute and flags.WHICH in ['build', 'run', 'seed'] %}
        {% set failures = results | rejectattr('status', 'in', ['success', 'pass', 'warn', 'no-op']) | list %}
        {% if failures %}
            {% do log(
                'Not published: ' ~ failures | length ~ ' nodes failed or were skipped. The tables are as they were.', info=true
            ) %}
        {% else %}
            {% do adapter.store_relation('duckdb', api.Relation.create(identifier=target.database), [], '', 'duckdb', {}) %}
        {% endif %}
    {% endif %}
{% endmacro %}
