{# Notes in `runs`, in the transaction that writes a model's rows, how many there were and how long that took since
   `started_at`; nothing where there were none, so that a run without news leaves no trace. #}
{% macro record_run(started_at, row_count) %}
    {% if row_count and can_record_runs() %}
        {% set duration = modules.datetime.datetime.now(modules.pytz.utc) - started_at %}
        {% do insert_run(this.identifier, started_at, (duration.total_seconds() * 1000) | round | int, row_count) %}
    {% endif %}
{% endmacro %}
