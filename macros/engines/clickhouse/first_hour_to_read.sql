{# From when on the samples of hours are read: a day before the newest hour that the table has, as samples may come late, or
   before now, as one may be ahead of its time; of an empty table, and with `--full-refresh`, from the beginning. It is the
   start of an hour: an hour is read whole, or taken whole from the table. #}
{% macro first_hour_to_read() %}
    {% if not execute or should_full_refresh() or load_cached_relation(this) is none %}
        {{ return(0) }}
    {% endif %}
    {% set newest = run_query('select max(hour_epoch) from ' ~ this).rows[0][0] | int %}
    {{ return([0, [newest, run_started_at.timestamp() | int] | min // 3600 * 3600 - 86400] | max) }}
{% endmacro %}
