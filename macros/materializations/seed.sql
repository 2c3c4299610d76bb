{# A table of a file's rows, replaced whole in one transaction. Replaces `materialization_seed_sqlite` of dbt-sqlite
   (macros/materializations/seed/seed.sql), which drops the old table in a commit of its own: readers find none. #}
{% materialization seed, adapter='sqlite' %}
    {% set rows = load_agate_table() %}
    {# dbt reads the rows back from here for `dbt seed --show`. #}
    {% do store_result('agate_table', response='OK', agate_table=rows) %}

    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {% do begin_write() %}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {% set stored = stored_relation(this) %}
    {% if stored is not none %}
        {% call statement() %}
            drop {{ stored.type }} {{ this }}
        {% endcall %}
    {% endif %}
    {% set create_sql = create_csv_table(model, rows) %}
    {% set insert_sql = load_csv_rows(model, rows) %}
    {% call noop_statement('main', 'INSERT ' ~ rows.rows | length, 'INSERT', rows.rows | length) %}
        {{ get_csv_sql(create_sql, insert_sql) }}
    {% endcall %}
    {% do create_indexes(this) %}
    {% do set_watermark() %}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {% do adapter.commit() %}
    {{ run_hooks(post_hooks, inside_transaction=False) }}

    {{ return({'relations': [this.incorporate(type='table')]}) }}
{% endmaterialization %}
