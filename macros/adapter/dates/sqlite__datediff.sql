{# Replaces `sqlite__datediff` of dbt-sqlite (macros/utils/datediff.sql), which is wrong for most parts. How many starts
   of the date part lie between two times; weeks start on Monday. Times are counted from the year 0, so that whole
   division rounds down for every date that SQLite knows. Stays for a site's own models. #}
{% macro sqlite__datediff(first_date, second_date, datepart) %}
    {% set datepart = checked_datepart(datepart) %}
    {% set counts = [] %}
    {% for date in [second_date, first_date] %}
        {% set seconds = "(strftime('%s', " ~ date ~ ") - strftime('%s', '0000-01-01'))" %}
        {% set months = "(strftime('%Y', " ~ date ~ ") * 12 + strftime('%m', " ~ date ~ ") - 1)" %}
        {% do counts.append({
            'second': seconds,
            'minute': seconds ~ ' / 60',
            'hour': seconds ~ ' / 3600',
            'day': seconds ~ ' / 86400',
            'week': '(' ~ seconds ~ ' / 86400 + 5) / 7',
            'month': months,
            'quarter': months ~ ' / 3',
            'year': months ~ ' / 12',
        }[datepart]) %}
    {% endfor %}
    ({{ counts[0] }} - {{ counts[1] }})
{% endmacro %}
