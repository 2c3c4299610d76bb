{# dbt's own sends a `commit` before the hooks that stay outside the transaction, which SQLite refuses because none is
   open; here they simply run outside. Python's driver then opens a transaction by itself before some statements. #}
{% macro run_hooks(hooks, inside_transaction=True) %}
    {% for hook in hooks | selectattr('transaction', 'equalto', inside_transaction) %}
        {% set hook_sql = render(hook.get('sql')) | trim %}
        {% if hook_sql %}
            {% call statement(auto_begin=inside_transaction) %}
                {{ hook_sql }}
            {% endcall %}
            {% if not inside_transaction and hook_sql.split()[0] | lower in ['insert', 'update', 'delete', 'replace'] %}
                {% call statement(auto_begin=False) %}
                    commit
                {% endcall %}
            {% endif %}
        {% endif %}
    {% endfor %}
{% endmacro %}
