{# BEGIN. Opens the node's one transaction as a writer. SQLite refuses at once a transaction that began as a reader and
   turns to writing after another writer committed; one that begins as a writer waits its turn, here up to ten minutes.
   dbt can only say `begin`: its own (empty) transaction is closed, and a writing one takes its place. The pragmas stand
   between the two, because SQLite does not take them inside a transaction. They are those that
   `extract/database/connection.py` sets; `tests/test_project_rules.py` compares them. #}
{% macro begin_write() %}
    {% call statement() %}
        commit
    {% endcall %}
    {% for setting in [
        'busy_timeout = 600000',
        'journal_mode = wal',
        'synchronous = normal',
        'wal_autocheckpoint = 8000',
        'cache_size = -4096',
        'threads = 2',
    ] %}
        {% call statement(auto_begin=False) %}
            pragma {{ setting }}
        {% endcall %}
    {% endfor %}
    {% call statement(auto_begin=False) %}
        begin immediate
    {% endcall %}
{% endmacro %}
