{# A table of a file's rows, replaced whole in one transaction. Replaces `materialization_seed_sqlite` of dbt-sqlite
   (macros/materializations/seed/seed.sql), which drops the old table in a commit of its own: readers find none. #}
{% materialization seed, adapter='sqlite' %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {% do begin_write() %}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {% set staged = stage_seed() %}
    {% do check_seed(staged) %}

    {% set stored = stored_relation(this) %}
    {% if stored is not none %}
        {% do drop_stored(stored) %}
    {% endif %}
    {% call statement() %}
        create table {{ this }} {{ contract_ddl() }}
    {% endcall %}
    {% set columns = get_quoted_csv(model.columns) %}
    {% call statement('main') %}
        insert into {{ this }} ({{ columns }})
        select {{ columns }} from {{ staged }} order by line_number
    {% endcall %}
    {% do create_indexes(this) %}
    {% do set_watermark(rows_seen()) %}
    {# dbt reads the rows back from here for `dbt seed --show`. #}
    {% do store_result('agate_table', response='OK', agate_table=run_query('select * from ' ~ this)) %}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {% do adapter.commit() %}
    {{ run_hooks(post_hooks, inside_transaction=False) }}

    {{ return({'relations': [this.incorporate(type='table')]}) }}
{% endmaterialization %}
