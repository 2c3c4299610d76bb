{# A returned row has a time that is not `YYYY-MM-DD HH:MM:SS`. #}
{% test is_utc_time(model, column_name) %}
    select * from {{ model }}
    where {{ column_name }} is null or coalesce({{ utc_text(epoch_of(column_name)) }}, '') <> {{ column_name }}
{% endtest %}
