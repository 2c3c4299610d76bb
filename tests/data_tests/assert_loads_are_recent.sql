-- A returned row is a source table that has not been read for too long: `python -m extract sync`
-- fails, or nobody runs it. A table that was never read is not waited for. This only warns;
-- `python -m extract status` fails.
{{ config(severity='warn') }}
with loads as (

    select
        source_table,
        max(finished_at) as last_finished_at
    from landing_loads
    group by source_table

),

final as (

    select
        source_table,
        last_finished_at
    from loads
    where
        {{ epoch_of('last_finished_at') }}
        < {{ run_started_at.timestamp() | int }} - {{ var('freshness_minutes') }} * 60

)

select * from final
