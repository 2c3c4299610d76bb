-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'period', 'rank'],
    rebuild_key='player_name',
    moving_window={
        'periods': 'best_score_periods',
        'opens_on': 'round_end_epoch',
        'closes_on': 'round_end_epoch',
    },
    indexes=[{'columns': ['period', 'final_score']}],
) }}

with players as (

    select distinct player_name
    from {{ ref('player_monthly_stats') }}
    {% if is_incremental() %}
        where {{ has_touched_key() }} and highest_score > 0
    {% else %}
        where highest_score > 0
    {% endif %}

),

periods as {{ computed_once() }} (
    {{ period_bounds(ref('best_score_periods'), as_of_epoch()) }}
),

least_scores as {{ computed_once() }} (

    select
        players.player_name,
        periods.period,
        periods.starts_epoch,
        periods.ends_epoch,
        {{ third_highest_score('players', 'periods') }} as least_score
    from players
    cross join periods

),

ordered_rounds as (

    select
        rounds.player_name as player_name,
        rounds.final_score,
        rounds.final_kills,
        rounds.final_deaths,
        rounds.map_name as map_name,
        rounds.server_guid as server_guid,
        rounds.round_end_epoch,
        rounds.round_id,
        least_scores.period,
        row_number() over (
            partition by rounds.player_name, least_scores.period
            order by {{ best_round_first() }}
        ) as score_position
    from least_scores
    cross join {{ months_to_look_in() }} as kept_months
    cross join {{ ref('stg_player_rounds') }} as rounds
    where
        {{ is_round_that_may_be_best('least_scores') }}
        and rounds.round_end_epoch between least_scores.starts_epoch and least_scores.ends_epoch
        and rounds.final_score > 0
        and rounds.final_score >= coalesce(least_scores.least_score, 1)

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
