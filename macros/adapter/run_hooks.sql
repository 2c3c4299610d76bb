{# Replaces `run_hooks` of dbt-adapters (macros/materializations/hooks.sql). That one sends a `commit` before the hooks
   that stay outside the transaction, and SQLite refuses it, because none is open. Here they simply run outside; Python's
   driver opens a transaction by itself before some of them, which is then committed. Other engines have none open
   either. Stays for a site's own hooks. #}
{% macro run_hooks(hooks, inside_transaction=True) %}
    {% for hook in hooks | selectattr('transaction', 'equalto', inside_transaction) %}
        {% set hook_sql = render(hook.get('sql')) | trim %}
        {% if hook_sql %}
            {% call statement(auto_begin=inside_transaction) %}
                {{ hook_sql }}
            {% endcall %}
            {% if target.type == 'sqlite' and not inside_transaction and hook_sql.split()[0] | lower in ['insert', 'update', 'delete', 'replace'] %}
                {% call statement(auto_begin=False) %}
                    commit
                {% endcall %}
            {% endif %}
        {% endif %}
    {% endfor %}
{% endmacro %}
