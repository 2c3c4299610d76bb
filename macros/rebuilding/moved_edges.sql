{# What one edge of each period has passed over between the watermark's `as_of` and another time: one row per edge that
   moved. If nothing is said, that is the time that the watermark will say after this run. #}
{% macro moved_edges(periods, edge, until_epoch=none) %}
    select
        this_run.period,
        case when last_run.{{ edge }} < this_run.{{ edge }} then last_run.{{ edge }} else this_run.{{ edge }} end as from_epoch,
        case when last_run.{{ edge }} < this_run.{{ edge }} then this_run.{{ edge }} else last_run.{{ edge }} end as to_epoch
    from ({{ period_bounds(periods, epoch_of(watermark('as_of'))) }}) as last_run
    inner join ({{ period_bounds(periods, until_epoch or epoch_of(last_as_of_seen())) }}) as this_run
        on last_run.period = this_run.period
    where last_run.{{ edge }} <> this_run.{{ edge }}
{% endmacro %}
