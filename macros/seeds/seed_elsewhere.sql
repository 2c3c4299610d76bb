{# What the materialization of a seed does on engines other than SQLite: the same file, read and checked alike, becomes a
   table that takes the place of the old one in one statement. #}
{% macro seed_elsewhere() %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {% set staged = stage_seed_elsewhere() %}
    {% do check_seed(staged) %}
    {% do replace_seed(staged) %}
    {% do store_result('agate_table', response='OK', agate_table=run_query('select * from ' ~ this)) %}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {% do adapter.commit() %}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [this.incorporate(type='table')]}) }}
{% endmacro %}
