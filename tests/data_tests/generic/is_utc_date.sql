{# A returned row has a date that is not `YYYY-MM-DD`. #}
{% test is_utc_date(model, column_name) %}
    select * from {{ model }}
    where {{ column_name }} is null or coalesce({{ utc_date(epoch_of(column_name)) }}, '') <> {{ column_name }}
{% endtest %}
