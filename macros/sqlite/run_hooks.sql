{# dbt's own sends a `commit` before the hooks that stay outside the transaction, which SQLite refuses because none is
   open; here they simply run outside. #}
{% macro run_hooks(hooks, inside_transaction=True) %}
    {% for hook in hooks | selectattr('transaction', 'equalto', inside_transaction) %}
        {% set hook_sql = render(hook.get('sql')) | trim %}
        {% if hook_sql %}
            {% call statement(auto_begin=inside_transaction) %}
                {{ hook_sql }}
            {% endcall %}
        {% endif %}
    {% endfor %}
{% endmacro %}
