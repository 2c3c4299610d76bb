{# A view, replaced in one transaction if its SQL changed, and read once to see that it works. One that stays waits for no
   writer. Replaces `materialization_view_sqlite` of dbt-sqlite (macros/materializations/view/view.sql), which drops the
   old view in a commit of its own: readers find none. #}
{% materialization view, adapter='sqlite' %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {% if pre_hooks or post_hooks or not is_stored_view(stored_relation(this), sql) %}
        {% do begin_write() %}
        {{ run_hooks(pre_hooks, inside_transaction=True) }}
        {% do replace_view(sql) %}
    {% endif %}

    {# SQLite creates a view over what does not exist; reading it is what finds out. #}
    {% call statement('main') %}
        select * from {{ this }} limit 0
    {% endcall %}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {% do adapter.commit() %}
    {{ run_hooks(post_hooks, inside_transaction=False) }}

    {{ return({'relations': [this.incorporate(type='view')]}) }}
{% endmaterialization %}
