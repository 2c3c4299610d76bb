{# A table of which a run replaces the rows in scope, in one transaction. `docs/models.md` describes its configs.
   Replaces `materialization_incremental_sqlite` of dbt-sqlite (macros/materializations/incremental/incremental.sql),
   which fails at the second run with a list as `unique_key`, and fills a column that has gone with its own name. #}
{% materialization incremental, adapter='sqlite' %}
    {% do validate_incremental_config() %}
    {% set compiled_incremental = graph.nodes[model.unique_id].get('is_incremental') %}

    {% set started_at = modules.datetime.datetime.now(modules.pytz.utc) %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {# The rows of an increment are few. Those of a whole table are staged before the turn to write comes. #}
    {% set ahead = stage_ahead(sql) if compiled_incremental is false else none %}
    {% do begin_write() %}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {# The SQL was compiled before this run's turn came. Rows for the touched keys only are no use if the whole is due
       by now; the whole is right in any case. #}
    {% set is_incremental_now = is_incremental() %}
    {% if compiled_incremental and not is_incremental_now %}
        {% do exceptions.raise_compiler_error(
            this.identifier ~ ' was rebuilt by another run while this one waited for it: run it again'
        ) %}
    {% endif %}
    {% set incremental = is_incremental_now if compiled_incremental is none else compiled_incremental %}
    {% set staged = stage_in_turn(ahead, sql, incremental) %}
    {% set row_count = write_rows(staged) %}
    {% do set_watermark(staged.watermark) %}
    {% do record_run(started_at, row_count) %}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {% do adapter.commit() %}
    {{ run_hooks(post_hooks, inside_transaction=False) }}

    {{ return({'relations': [this.incorporate(type='table')]}) }}
{% endmaterialization %}
