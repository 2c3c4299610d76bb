{# A returned row has a month that is not `YYYY-MM`. #}
{% test is_utc_month(model, column_name) %}
    select * from {{ model }}
    where {{ column_name }} is null
        or coalesce({{ utc_month(epoch_of(column_name ~ " || '-01'")) }}, '') <> {{ column_name }}
{% endtest %}
