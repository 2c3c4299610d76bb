{{ config(
    unique_key=['map_name', 'server_guid'],
    indexes=[{'columns': ['server_guid']}],
) }}

with server_totals as {{ computed_once() }} (

    select
        map_name,
        server_guid,
        {{ round_totals() }}
    from {{ ref('stg_player_rounds') }}
    where play_time_minutes > 0
    group by map_name, server_guid

),

totals as (

    select * from server_totals

    union all

    select
        map_name,
        '' as all_servers,
        {{ sums_of_totals() }}
    from server_totals
    group by map_name

),

final as (

    select
        map_name,
        server_guid,
        {{ per_minute('total_kills', 'total_play_time_milliseconds') }} as avg_kill_rate,
        {{ per_minute('total_score', 'total_play_time_milliseconds') }} as avg_score_rate,
        total_rounds as sample_count,
        '{{ as_of() }}' as updated_at
    from totals

)

select * from final
