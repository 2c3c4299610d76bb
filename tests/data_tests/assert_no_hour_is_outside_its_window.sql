-- A returned row is an hour before the window of server_online_counts, or one that has not begun:
-- the window as of the run that last wrote the table.
with counts as (

    select * from {{ ref('server_online_counts') }}

),

windows as (
    {{ period_bounds(
        ref('server_windows'), epoch_of(watermark('as_of', 'server_online_counts'))
    ) }}
),

final as (

    select
        server_guid,
        hour_timestamp
    from counts
    where
        hour_timestamp < (
            select {{ utc_text('starts_epoch') }} from windows
            where windows.period = 'online_counts'
        )
        or hour_timestamp >= (
            select {{ utc_text('ends_epoch') }} from windows
            where windows.period = 'online_counts'
        )

)

select * from final
