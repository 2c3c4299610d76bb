{# A returned row has a value below the minimum, or none. #}
{% test at_least(model, column_name, minimum) %}
    select * from {{ model }}
    where {{ column_name }} < {{ minimum }} or {{ column_name }} is null
{% endtest %}
