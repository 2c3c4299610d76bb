{# A returned row has a value above the maximum, or none. #}
{% test at_most(model, column_name, maximum) %}
    select * from {{ model }}
    where {{ column_name }} > {{ maximum }} or {{ column_name }} is null
{% endtest %}
