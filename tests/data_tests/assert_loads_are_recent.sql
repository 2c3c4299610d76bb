-- A returned row is a source table that has not been read for too long: `python -m extract sync`
-- fails, or nobody runs it. A table that was never read is not waited for. This only warns;
-- `python -m extract status` fails.
{{ config(severity='warn', enabled=target.type == 'sqlite') }}
with last_loads as (

    select
        source_table,
        max(load_id) as load_id
    from landing_loads
    group by source_table

),

loads as (

    select
        landing_loads.source_table,
        landing_loads.finished_at as last_finished_at
    from landing_loads
    inner join last_loads on landing_loads.load_id = last_loads.load_id

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
