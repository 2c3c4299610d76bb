{# A table, replaced in one transaction: by its difference if it has a key, else whole. Replaces
   `materialization_table_sqlite` of dbt-sqlite (macros/materializations/table/table.sql), which drops the old table in
   a commit of its own: readers find none. #}
{% materialization table, adapter='sqlite' %}
    {% set started_at = modules.datetime.datetime.now(modules.pytz.utc) %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {% set ahead = stage_ahead(sql) %}
    {% do begin_write() %}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {% set staged = stage_in_turn(ahead, sql, incremental=False) %}
    {% set row_count = write_rows(staged) %}
    {% do set_watermark(staged.watermark) %}
    {% do record_run(started_at, row_count) %}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {% do adapter.commit() %}
    {{ run_hooks(post_hooks, inside_transaction=False) }}

    {{ return({'relations': [this.incorporate(type='table')]}) }}
{% endmaterialization %}
