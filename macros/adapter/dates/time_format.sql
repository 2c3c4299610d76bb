{# The strftime format that gives a result the form of its argument: a date for a date, else a date and time. A part
   smaller than a day always gives a time. #}
{% macro time_format(datepart, date_or_time) %}
    {% if datepart in ['second', 'minute', 'hour'] %}
        {{ return("'%Y-%m-%d %H:%M:%S'") }}
    {% endif %}
    {{ return("iif(length(" ~ date_or_time ~ ") = 10, '%Y-%m-%d', '%Y-%m-%d %H:%M:%S')") }}
{% endmacro %}
