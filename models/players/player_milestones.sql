-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'milestone'],
    rebuild_key='player_name',
    indexes=[{'columns': ['achieved_at']}],
) }}

with rounds as (

    select * from {{ ref('stg_player_rounds') }}
    {% if is_incremental() %}
        where {{ is_touched() }}
    {% endif %}

),

thresholds as (

    select * from {{ ref('player_milestone_thresholds') }}

),

achievers as {{ computed_once() }} (

    select
        player_name,
        min(round_start_epoch) as first_round_start_epoch
    from rounds
    group by player_name
    having sum(final_kills) >= (select min(thresholds.milestone) from thresholds)

),

running as (

    select
        rounds.player_name as player_name,
        rounds.round_end_epoch,
        rounds.final_kills,
        achievers.first_round_start_epoch,
        sum(rounds.final_kills) over (
            partition by rounds.player_name
            order by
                rounds.round_end_epoch,
                rounds.round_start_epoch,
                rounds.round_id {{ landed_name_last() }}  -- noqa: LT02
            rows between unbounded preceding and current row
        ) as running_kills
    from achievers
    inner join {{ ref('stg_player_rounds') }} as rounds
        on {{ is_round_of('rounds', 'achievers.player_name') }}

),

final as (

    select
        running.player_name,
        thresholds.milestone,
        {{ utc_text('running.round_end_epoch') }} as achieved_at,
        running.running_kills as total_kills_at_milestone,
        {{ utc_day_number('running.round_end_epoch') }}
        - {{ utc_day_number('running.first_round_start_epoch') }} as days_to_achieve,
        '{{ as_of() }}' as updated_at
    from running
    inner join thresholds
        on
            running.running_kills >= thresholds.milestone
            and running.running_kills - running.final_kills < thresholds.milestone

)

select * from final
