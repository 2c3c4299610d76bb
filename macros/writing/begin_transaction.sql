{# Ends the transaction that is open and begins one of a kind, `immediate` or `deferred`. dbt can only say `begin`: its own
   (empty) transaction is closed, and this one takes its place. The pragmas stand between the two, because SQLite does
   not take them inside a transaction. They are those that `extract/database/connection.py` sets;
   `tests/test_project_rules.py` compares them. #}
{% macro begin_transaction(kind) %}
    {% do adapter.execute('commit', auto_begin=True) %}
    {% for setting in [
        'busy_timeout = 600000',
        'journal_mode = wal',
        'synchronous = normal',
        'wal_autocheckpoint = 8000',
        'cache_size = -4096',
        'threads = 2',
    ] %}
        {% do adapter.execute('pragma ' ~ setting) %}
    {% endfor %}
    {% do adapter.execute('begin ' ~ kind) %}
{% endmacro %}
