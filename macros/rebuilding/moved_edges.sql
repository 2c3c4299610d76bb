{# What one edge of each period has passed over between the watermark's `as_of` and this run's: one row per edge that
   moved. #}
{% macro moved_edges(periods, edge) %}
    select
        case when before.{{ edge }} < now.{{ edge }} then before.{{ edge }} else now.{{ edge }} end as from_epoch,
        case when before.{{ edge }} < now.{{ edge }} then now.{{ edge }} else before.{{ edge }} end as to_epoch
    from ({{ period_bounds(periods, epoch_of(watermark('as_of'))) }}) as before
    inner join ({{ period_bounds(periods, as_of_epoch()) }}) as now
        on before.period = now.period
    where before.{{ edge }} <> now.{{ edge }}
{% endmacro %}
