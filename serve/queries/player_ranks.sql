with periods as materialized (

    select
        period,
        minimum_rounds,
        case window_unit
            when 'day' then datetime(:as_of, '-' || window_length || ' days')
            else ''
        end as starts_at
    from leaderboard_periods

),

counted as (

    select
        played.server_guid,
        periods.period,
        count(*) as total_rounds,
        sum(played.final_kills > 0 or played.final_deaths > 0) as fought_rounds,
        sum(played.final_kills > 0 and played.play_time_minutes > 0) as rated_rounds
    from round_players as played
    cross join periods
    where
        played.player_name = :player_name
        and played.round_start_time >= periods.starts_at
        and played.round_end_time <= :as_of
    group by played.server_guid, periods.period

),

boards as (

    select
        counted.server_guid,
        counted.period,
        ranking_types.ranking_type,
        case ranking_types.ranking_type
            when 'kd_ratio' then counted.fought_rounds
            when 'kill_rate' then counted.rated_rounds
            else counted.total_rounds
        end as total_rounds,
        periods.minimum_rounds * ranking_types.has_minimum_rounds as minimum_rounds
    from counted
    inner join periods on periods.period = counted.period
    cross join leaderboard_ranking_types as ranking_types

)

select
    boards.server_guid,
    coalesce(servers.server_name, '') as server_name,
    boards.period,
    boards.ranking_type,
    entries.rank,
    entries.value,
    entries.ranked_players,
    boards.total_rounds,
    boards.minimum_rounds,
    max(0, boards.minimum_rounds - boards.total_rounds) as rounds_missing
from boards
left join server_leaderboard_entries as entries
    on
        entries.server_guid = boards.server_guid
        and entries.period = boards.period
        and entries.ranking_type = boards.ranking_type
        and entries.player_name = :player_name
left join servers on servers.server_guid = boards.server_guid
order by entries.rank is null, entries.rank, boards.server_guid, boards.period, boards.ranking_type
limit :limit offset :offset
