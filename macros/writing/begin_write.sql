{# BEGIN. Opens a node's transaction as a writer. SQLite refuses at once a transaction that began as a reader and turns to
   writing after another writer committed; one that begins as a writer waits its turn, here up to ten minutes. #}
{% macro begin_write() %}
    {% do begin_transaction('immediate') %}
{% endmacro %}
