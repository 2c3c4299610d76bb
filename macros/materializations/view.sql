{# A view, replaced in one transaction if its SQL changed, and read once to see that it works. Replaces
   `materialization_view_sqlite` of dbt-sqlite (macros/materializations/view/view.sql), which drops the old view in a
   commit of its own: readers find none. #}
{% materialization view, adapter='sqlite' %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {% do begin_write() %}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {% set definition = adapter.quote(this.identifier) ~ ' as\n' ~ sql | trim %}
    {% set stored = stored_relation(this) %}
    {% if stored is none or stored.sql != 'CREATE VIEW ' ~ definition %}
        {% if stored is not none %}
            {% do drop_stored(stored) %}
        {% endif %}
        {% call statement() %}
            create view {{ this.schema }}.{{ definition }}
        {% endcall %}
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
