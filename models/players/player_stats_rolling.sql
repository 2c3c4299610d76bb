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

with months as (

    {{ kept_months() }}
    {% if is_incremental() %}
        where {{ has_touched_key() }}
    {% endif %}

),

{{ totals_in_periods(ref('rolling_periods')) }},

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
