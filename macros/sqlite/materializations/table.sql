{% materialization table, adapter='sqlite' %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {% do begin_write() %}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {% do write_rows(sql, incremental=False, may_change_columns=True) %}
    {% do set_watermark() %}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {% do adapter.commit() %}
    {{ run_hooks(post_hooks, inside_transaction=False) }}

    {{ return({'relations': [this.incorporate(type='table')]}) }}
{% endmaterialization %}
