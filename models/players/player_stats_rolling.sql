-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'period'],
    rebuild_key='player_name',
    moving_window={
        'periods': 'rolling_periods',
        'opens_on': 'round_start_epoch',
        'closes_on': 'round_end_epoch',
    },
) }}

with rounds as (

    select * from {{ ref('stg_player_rounds') }}
    {% if is_incremental() %}
        where {{ is_touched() }}
    {% endif %}

),

periods as {{ computed_once() }} (
    {{ period_bounds(ref('rolling_periods'), as_of_epoch()) }}
),

totals as (

    select
        rounds.player_name,
        periods.period,
        {{ round_totals() }}
    from rounds
    cross join periods
    where
        rounds.round_start_epoch >= periods.starts_epoch
        and rounds.round_end_epoch <= periods.ends_epoch
    group by rounds.player_name, periods.period

),

final as (

    select
        player_name,
        period,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        {{ minutes('total_play_time_milliseconds') }} as total_play_time_minutes,
        {{ kd_ratio('total_kills', 'total_deaths') }} as kd_ratio,
        {{ per_minute('total_kills', 'total_play_time_milliseconds') }} as kill_rate,
        '{{ as_of() }}' as updated_at
    from totals

)

select * from final
