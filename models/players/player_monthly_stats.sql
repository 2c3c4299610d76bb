-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'month', 'server_guid', 'map_name'],
    rebuild_key='player_name',
    rebuild_since='month',
    comes_by_key=true,
) }}

with rounds as (
    {{ rounds_to_rebuild() }}
),

totals as (

    select
        player_name,
        {{ utc_month('round_end_epoch') }} as month,
        server_guid,
        map_name,
        {{ round_totals() }},
        max(final_score) as highest_score,
        min(round_start_epoch) as first_start_epoch,
        max(round_end_epoch) as last_end_epoch
    from rounds
    group by player_name, {{ utc_month('round_end_epoch') }}, server_guid, map_name

),

final as (

    select
        player_name,
        month,
        server_guid,
        map_name,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        {{ minutes('total_play_time_milliseconds') }} as total_play_time_minutes,
        highest_score,
        first_start_epoch,
        last_end_epoch,
        '{{ as_of() }}' as updated_at
    from totals

)

select * from final
