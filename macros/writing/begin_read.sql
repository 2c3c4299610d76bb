{# BEGIN. Opens a transaction as a reader: all that it reads is of one moment, and others can write meanwhile. Temporary
   tables can be made in it. #}
{% macro begin_read() %}
    {% do begin_transaction('deferred') %}
{% endmacro %}
