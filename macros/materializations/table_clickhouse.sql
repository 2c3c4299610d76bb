{# A table made beside the old one and then put in its place: readers see the old rows or the new ones, and never a table
   that is filled. Replaces `materialization_table_clickhouse` of dbt-clickhouse (macros/materializations/table.sql),
   which fills a new table under its own name, and asks the wrong replica to catch up. #}
{% materialization table, adapter='clickhouse' %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {% set aside = this.incorporate(path={'identifier': this.identifier ~ '__aside'}, type='table') %}
    {% if config.get('contract').enforced %}
        {% do require_contract_columns(sql) %}
        {% set names = get_quoted_csv(model.columns) %}
        {% do create_aside(aside, contract_columns(), none, primary_key_columns()) %}
    {% else %}
        {% set names = none %}
        {% do create_aside(aside, '', sql, config.get('order_by')) %}
    {% endif %}
    {% call statement('main') %}
        insert into {{ aside }} {{ '(' ~ names ~ ')' if names }}
        select {{ names or '*' }} from (
            {{ sql }}
        )
    {% endcall %}
    {% do publish_aside(aside) %}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [this.incorporate(type='table')]}) }}
{% endmaterialization %}
