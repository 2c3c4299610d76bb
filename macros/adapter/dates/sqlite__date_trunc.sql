{# Replaces `default__date_trunc` of dbt-adapters, which SQLite cannot run. The start of the second, minute, hour, day,
   week (Monday), month, quarter or year that a time lies in. A date stays a date. Stays for a site's own models. #}
{% macro sqlite__date_trunc(datepart, date) %}
    {% set datepart = checked_datepart(datepart) %}
    {% set format = {
        'minute': "'%Y-%m-%d %H:%M:00'",
        'hour': "'%Y-%m-%d %H:00:00'",
    }.get(datepart, time_format(datepart, date)) %}
    {% set steps = {
        'day': ", 'start of day'",
        'week': ", 'start of day', '-6 days', 'weekday 1'",
        'month': ", 'start of month'",
        'quarter': ", 'start of month', -((strftime('%m', " ~ date ~ ") - 1) % 3) || ' months'",
        'year': ", 'start of year'",
    }.get(datepart, '') %}
    strftime({{ format }}, {{ date }}{{ steps }})
{% endmacro %}
