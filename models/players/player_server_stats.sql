-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'server_guid'],
    rebuild_key='player_name',
    indexes=[{'columns': ['server_guid', 'total_score']}],
) }}

with rounds as (

    select * from {{ ref('stg_player_rounds') }}
    {% if is_incremental() %}
        where {{ is_touched() }}
    {% endif %}

),

totals as {{ computed_once() }} (

    select
        player_name,
        server_guid,
        max(final_score) as highest_score,
        {{ round_totals() }}
    from rounds
    group by player_name, server_guid

),

-- In this order of conditions SQLite looks totals up by player first, as rounds lie.
highest_rounds as (

    select
        totals.player_name as player_name,
        totals.server_guid as server_guid,
        totals.total_rounds,
        totals.total_kills,
        totals.total_deaths,
        totals.total_score,
        totals.total_play_time_milliseconds,
        totals.highest_score,
        rounds.round_id,
        rounds.map_name,
        rounds.round_start_epoch,
        row_number() over (
            partition by rounds.player_name, rounds.server_guid
            order by {{ best_round_first() }}
        ) as score_position
    from {{ ref('stg_player_rounds') }} as rounds
    cross join totals
    where
        rounds.server_guid = totals.server_guid
        and rounds.player_name = totals.player_name
        {% if is_incremental() %}
            and {{ is_touched('rounds') }}
        {% endif %}
        and rounds.final_score = totals.highest_score

),

final as (

    select
        player_name,
        server_guid,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        {{ minutes('total_play_time_milliseconds') }} as total_play_time_minutes,
        highest_score,
        round_id as highest_score_round_id,
        map_name as highest_score_map_name,
        {{ utc_text('round_start_epoch') }} as highest_score_time,
        '{{ as_of() }}' as updated_at
    from highest_rounds
    where score_position = 1

)

select * from final
