-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'period', 'rank'],
    rebuild_key='player_name',
    moving_window={
        'periods': 'best_score_periods',
        'opens_on': 'round_end_epoch',
        'closes_on': 'round_end_epoch',
    },
) }}

with rounds as (

    select * from {{ ref('stg_player_rounds') }}
    where
        final_score > 0
    {% if is_incremental() %}
        and player_name in ({{ touched_keys() }})
    {% endif %}

),

periods as {{ computed_once() }} (
    {{ period_bounds(ref('best_score_periods'), as_of_epoch()) }}
),

ordered_rounds as (

    select
        rounds.*,
        periods.period,
        row_number() over (
            partition by rounds.player_name, periods.period
            order by {{ best_round_first() }}
        ) as score_position
    from rounds
    cross join periods
    where rounds.round_end_epoch between periods.starts_epoch and periods.ends_epoch

),

final as (

    select
        player_name,
        period,
        score_position as rank,
        final_score,
        final_kills,
        final_deaths,
        map_name,
        server_guid,
        {{ utc_text('round_end_epoch') }} as round_end_time,
        round_id,
        '{{ as_of() }}' as updated_at
    from ordered_rounds
    where score_position <= 3

)

select * from final
