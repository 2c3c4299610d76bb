-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'server_guid'],
    rebuild_key='player_name',
    indexes=[{'columns': ['server_guid', 'total_score']}],
) }}

with months as (

    {{ kept_months() }}
    {% if is_incremental() %}
        where {{ has_touched_key() }}
    {% endif %}

),

totals as {{ computed_once() }} (

    select
        player_name,
        server_guid,
        max(highest_score) as greatest_score,
        {{ sums_of_totals() }}
    from months
    group by player_name, server_guid

),

-- The months in which the player had that score there.
best_months as {{ computed_once() }} (

    select
        months.player_name as player_name,
        months.server_guid as server_guid,
        months.highest_score,
        months.first_start_epoch,
        months.last_end_epoch
    from totals
    inner join months
        on
            totals.player_name = months.player_name
            and totals.server_guid = months.server_guid
            and totals.greatest_score = months.highest_score

),

highest_rounds as (

    select
        best_months.player_name as player_name,
        best_months.server_guid as server_guid,
        rounds.round_id,
        rounds.map_name,
        rounds.final_score,
        rounds.round_start_epoch,
        row_number() over (
            partition by best_months.player_name, best_months.server_guid
            order by {{ best_round_first() }}
        ) as score_position
    from best_months
    cross join {{ ref('stg_player_rounds') }} as rounds
    where
        {{ is_round_of('rounds', 'best_months.player_name') }}
        and rounds.round_start_epoch >= best_months.first_start_epoch
        and rounds.round_start_epoch <= best_months.last_end_epoch
        and rounds.server_guid = best_months.server_guid
        -- Not =: a load between this table and that of months may have raised the score.
        and rounds.final_score >= best_months.highest_score

),

final as (

    select
        totals.player_name as player_name,
        totals.server_guid as server_guid,
        totals.total_rounds,
        totals.total_kills,
        totals.total_deaths,
        totals.total_score,
        {{ minutes('totals.total_play_time_milliseconds') }} as total_play_time_minutes,
        highest_rounds.final_score as highest_score,
        highest_rounds.round_id as highest_score_round_id,
        highest_rounds.map_name as highest_score_map_name,
        {{ utc_text('highest_rounds.round_start_epoch') }} as highest_score_time,
        '{{ as_of() }}' as updated_at
    from highest_rounds
    inner join totals
        on
            highest_rounds.player_name = totals.player_name
            and highest_rounds.server_guid = totals.server_guid
    where highest_rounds.score_position = 1

)

select * from final
