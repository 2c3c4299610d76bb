-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['game', 'period', 'player_name'],
    rebuild_key='player_name',
    moving_window={
        'periods': 'leaderboard_periods',
        'opens_on': 'round_start_epoch',
        'closes_on': 'round_end_epoch',
    },
    indexes=[{'columns': ['player_name']}],
) }}

with months as (

    select * from {{ ref('player_server_months') }}
    {% if is_incremental() %}
        where {{ has_touched_key() }}
    {% endif %}

),

{{ totals_in_periods(ref('leaderboard_periods'), ['game', 'player_name']) }},

final as (

    select
        game,
        period,
        player_name,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        {{ minutes('total_play_time_milliseconds') }} as total_play_time_minutes,
        {{ kd_ratio('total_kills', 'total_deaths') }} as kd_ratio,
        fought_rounds as kd_ratio_rounds,
        fought_score as kd_ratio_score,
        {{ minutes('fought_play_time_milliseconds') }} as kd_ratio_play_time_minutes,
        {{ per_minute('rated_kills', 'rated_play_time_milliseconds') }} as kill_rate,
        rated_rounds as kill_rate_rounds,
        rated_kills as kill_rate_kills,
        rated_deaths as kill_rate_deaths,
        rated_score as kill_rate_score,
        {{ minutes('rated_play_time_milliseconds') }} as kill_rate_play_time_minutes,
        '{{ as_of() }}' as updated_at
    from totals

)

select * from final
