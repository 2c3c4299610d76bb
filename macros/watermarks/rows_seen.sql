{# What the node's rows are made of as the file is now: the last load, and the time, each a value. A model over another
   table has seen no more loads than that table, and no other time. For a node that is made of the project alone no load
   counts. #}
{% macro rows_seen() %}
    {% if is_made_of_the_project() %}
        {{ return({'load_id': 0, 'as_of': as_of()}) }}
    {% endif %}
    {% set found = run_query('select ' ~ last_load_seen() ~ ' as load_id, ' ~ last_as_of_seen() ~ ' as as_of').rows[0] %}
    {{ return({'load_id': found['load_id'], 'as_of': found['as_of']}) }}
{% endmacro %}
