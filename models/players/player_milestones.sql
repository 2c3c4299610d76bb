-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'milestone'],
    rebuild_key='player_name',
) }}

with rounds as (

    select * from {{ ref('stg_player_rounds') }}
    {% if is_incremental() %}
        where player_name in ({{ touched_keys() }})
    {% endif %}

),

thresholds as (

    select * from {{ ref('player_milestone_thresholds') }}

),

running as (

    select
        player_name,
        round_end_epoch,
        final_kills,
        sum(final_kills) over (
            partition by player_name
            order by round_end_epoch, round_start_epoch, round_id
            rows between unbounded preceding and current row
        ) as running_kills,
        min(round_start_epoch) over (partition by player_name) as first_round_start_epoch
    from rounds

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
