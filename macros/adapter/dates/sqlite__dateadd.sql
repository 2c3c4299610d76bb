{# Replaces `sqlite__dateadd` of dbt-sqlite (macros/utils/dateadd.sql), which gives NULL for a negative interval. Adds
   an interval, a number or an expression, which may be negative. A date stays a date unless the part is less than a
   day. SQLite lets 31 January plus a month run over into March; like other engines, this stops at the target month's
   last day, which is the earlier of the two. #}
{% macro sqlite__dateadd(datepart, interval, from_date_or_timestamp) %}
    {% set datepart = checked_datepart(datepart) %}
    {% set format = time_format(datepart, from_date_or_timestamp) %}
    {% set seconds = {'second': 1, 'minute': 60, 'hour': 3600, 'day': 86400, 'week': 604800} %}
    {% set months = {'month': 1, 'quarter': 3, 'year': 12} %}
    {% if datepart in seconds %}
        strftime({{ format }}, {{ from_date_or_timestamp }}, (({{ interval }}) * {{ seconds[datepart] }}) || ' seconds')
    {% else %}
        {% set added = '(' ~ interval ~ ') * ' ~ months[datepart] %}
        min(
            strftime({{ format }}, {{ from_date_or_timestamp }}, ({{ added }}) || ' months'),
            strftime(
                {{ format }}, {{ from_date_or_timestamp }},
                'start of month', ({{ added }} + 1) || ' months', '-1 day', time({{ from_date_or_timestamp }})
            )
        )
    {% endif %}
{% endmacro %}
