-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'milestone'],
    rebuild_key='player_name',
    indexes=[{'columns': ['achieved_at']}],
) }}

with months as (

    select
        player_name,
        month,
        sum(total_kills) as kills,
        min(first_start_epoch) as starts_epoch,
        max(last_end_epoch) as ends_epoch
    from {{ ref('player_monthly_stats') }}
    {% if is_incremental() %}
        where {{ has_touched_key() }}
    {% endif %}
    group by player_name, month

),

thresholds as (

    select * from {{ ref('player_milestone_thresholds') }}

),

running_months as (

    select
        player_name,
        month,
        starts_epoch,
        ends_epoch,
        kills,
        sum(kills) over (
            partition by player_name
            order by month
            rows between unbounded preceding and current row
        ) as kills_until_end,
        min(starts_epoch) over (partition by player_name) as first_round_start_epoch
    from months

),

achieving_months as {{ computed_once() }} (

    select distinct
        running_months.player_name,
        running_months.month,
        running_months.starts_epoch,
        running_months.ends_epoch,
        running_months.first_round_start_epoch,
        running_months.kills_until_end - running_months.kills as kills_before
    from running_months
    inner join thresholds
        on
            running_months.kills_until_end >= thresholds.milestone
            and running_months.kills_until_end - running_months.kills < thresholds.milestone

),

running as (

    select
        achieving_months.player_name as player_name,
        achieving_months.first_round_start_epoch,
        rounds.round_end_epoch,
        rounds.final_kills,
        achieving_months.kills_before + sum(rounds.final_kills) over (
            partition by achieving_months.player_name, achieving_months.month
            order by
                rounds.round_end_epoch,
                rounds.round_start_epoch,
                rounds.round_id {{ landed_name_last() }}  -- noqa: LT02
            rows between unbounded preceding and current row
        ) as running_kills
    from achieving_months
    cross join {{ ref('stg_player_rounds') }} as rounds
    where
        {{ is_round_of('rounds', 'achieving_months.player_name') }}
        and rounds.round_start_epoch >= achieving_months.starts_epoch
        and rounds.round_start_epoch <= achieving_months.ends_epoch
        and {{ utc_month('rounds.round_end_epoch') }} = achieving_months.month

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
