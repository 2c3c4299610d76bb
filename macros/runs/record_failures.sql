{# For on-run-end: notes in `runs` the models and seeds that failed, whose own transactions are undone. It does nothing
   in a run without failures, and so can never be what makes one fail. #}
{% macro record_failures(results) %}
    {{ adapter.dispatch('record_failures')(results) }}
{% endmacro %}

{% macro default__record_failures(results) %}
{% endmacro %}

{% macro sqlite__record_failures(results) %}
    {% if execute %}
        {% set failures = [] %}
        {% for result in results if result.status == 'error' and result.node.resource_type in ['model', 'seed'] %}
            {% do failures.append(result) %}
        {% endfor %}
        {% if failures and can_record_runs() %}
            {% do begin_write() %}
            {% for result in failures %}
                {% set started_at = result.timing[0].started_at if result.timing else run_started_at.replace(tzinfo=none) %}
                {% do insert_run(
                    result.node.alias, started_at, (result.execution_time * 1000) | round | int, error=result.message
                ) %}
            {% endfor %}
            {% do adapter.commit() %}
        {% endif %}
    {% endif %}
{% endmacro %}
