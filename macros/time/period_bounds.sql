{# The bounds, both included, of each period of a seed as of a point in time: one row per period. A window reaches back
   by so many days, by so many calendar months (to the month's last day where it has no such day), or to the start
   (Monday 00:00) of so many weeks, or is always. #}
{% macro period_bounds(periods, as_of_epoch) %}
    select
        period,
        case window_unit
            when 'day' then {{ as_of_epoch }} - window_length * 86400
            when 'month' then {{ months_earlier(as_of_epoch, 'window_length') }}
            when 'week'
                {# 1970 began on a Thursday, three days after a Monday. #}
                then {{ as_of_epoch }} - ({{ as_of_epoch }} + 3 * 86400) % 604800 - (window_length - 1) * 604800
            else 0
        end as starts_epoch,
        case when window_unit = 'always' then 253402300799 else {{ as_of_epoch }} end as ends_epoch
    from {{ periods }}
{% endmacro %}
