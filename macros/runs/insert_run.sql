{# Adds a row to `runs`, in the open transaction; `extract/records/runs.py` adds those of other kinds. #}
{% macro insert_run(name, started_at, duration_ms, row_count=none, error=none) %}
    {% set moment = "'%Y-%m-%d %H:%M:%f', '" ~ started_at ~ "'" %}
    {% set line = error.split() | join(' ') if error is not none else none %}
    {% call statement() %}
        insert into {{ target.schema }}.runs (
            kind, name, result_table, started_at, finished_at, duration_ms, row_count, exit_status, error
        )
        values (
            'dbt',
            '{{ name }}',
            '{{ name }}',
            strftime({{ moment }}),
            strftime({{ moment }}, '{{ duration_ms / 1000 }} seconds'),
            {{ duration_ms }},
            {{ 'null' if row_count is none else row_count }},
            {{ 0 if error is none else 1 }},
            {{ text_literal(line) }}
        )
    {% endcall %}
{% endmacro %}
