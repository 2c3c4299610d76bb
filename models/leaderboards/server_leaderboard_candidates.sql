-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['server_guid', 'period', 'player_name'],
    rebuild_key='player_name',
    moving_window={
        'periods': 'leaderboard_periods',
        'opens_on': 'round_start_epoch',
        'closes_on': 'round_end_epoch',
    },
    indexes=[{'columns': ['player_name']}],
) }}

with rounds as (

    select
        *,
        {{ round_kinds() }}
    from {{ ref('stg_player_rounds') }}
    {% if is_incremental() %}
        where {{ is_touched() }}
    {% endif %}

),

periods as {{ computed_once() }} (
    {{ period_bounds(ref('leaderboard_periods'), as_of_epoch()) }}
),

totals as (

    select
        rounds.server_guid,
        periods.period,
        rounds.player_name,
        {{ totals_by_kind() }}
    from rounds
    cross join periods
    where
        rounds.round_start_epoch >= periods.starts_epoch
        and rounds.round_end_epoch <= periods.ends_epoch
    group by rounds.player_name, rounds.server_guid, periods.period

),

final as (

    select
        server_guid,
        period,
        player_name,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        {{ minutes('total_play_time_milliseconds') }} as total_play_time_minutes,
        {{ kd_ratio('total_kills', 'total_deaths') }} as kd_ratio,
        fought_rounds as kd_ratio_rounds,
        {{ per_minute('rated_kills', 'rated_play_time_milliseconds') }} as kill_rate,
        rated_rounds as kill_rate_rounds,
        '{{ as_of() }}' as updated_at
    from totals

)

select * from final
