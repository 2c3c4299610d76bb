{# A returned row has an empty text where there must be one. #}
{% test is_not_empty(model, column_name) %}
    select * from {{ model }}
    where {{ column_name }} = '' or {{ column_name }} is null
{% endtest %}
