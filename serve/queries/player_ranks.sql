with boards as materialized (

    select
        candidates.server_guid,
        candidates.period,
        ranking_types.ranking_type,
        case ranking_types.ranking_type
            when 'score' then candidates.total_score * 1.0
            when 'kills' then candidates.total_kills * 1.0
            when 'kd_ratio' then candidates.kd_ratio
            when 'kill_rate' then candidates.kill_rate
            when 'playtime' then candidates.total_play_time_minutes
        end as value,
        case ranking_types.ranking_type
            when 'kd_ratio' then candidates.kd_ratio_rounds
            when 'kill_rate' then candidates.kill_rate_rounds
            else candidates.total_rounds
        end as total_rounds,
        periods.minimum_rounds * ranking_types.has_minimum_rounds as minimum_rounds
    from server_leaderboard_candidates as candidates
    inner join leaderboard_periods as periods on candidates.period = periods.period
    cross join leaderboard_ranking_types as ranking_types
    left join player_server_stats as stats
        on candidates.player_name = stats.player_name and candidates.server_guid = stats.server_guid
    where candidates.player_name = :player_name
    order by
        stats.total_rounds desc, candidates.server_guid asc, periods.minimum_rounds desc,
        ranking_types.rowid asc
    limit :limit offset :offset

),

counted as (

    select
        boards.*,
        entries.rank as listed_rank,
        entries.value as listed_value,
        (
            select min(listed.value) from server_leaderboard_entries as listed
            where
                listed.server_guid = boards.server_guid
                and listed.period = boards.period
                and listed.ranking_type = boards.ranking_type
        ) as least_value,
        (
            select max(any_entry.ranked_players) from server_leaderboard_entries as any_entry
            where
                any_entry.server_guid = boards.server_guid
                and any_entry.period = boards.period
                and any_entry.ranking_type = boards.ranking_type
        ) as ranked_players,
        boards.total_rounds > 0 and boards.total_rounds >= boards.minimum_rounds as qualifies
    from boards
    left join server_leaderboard_entries as entries
        on
            boards.server_guid = entries.server_guid
            and boards.period = entries.period
            and boards.ranking_type = entries.ranking_type
            and entries.player_name = :player_name

)

select
    counted.server_guid,
    coalesce(servers.server_name, '') as server_name,
    counted.period,
    counted.ranking_type,
    coalesce(counted.listed_rank, case when counted.qualifies then (
        select 1 + count(*) from server_leaderboard_candidates as rivals
        where
            rivals.server_guid = counted.server_guid
            and rivals.period = counted.period
            and case counted.ranking_type
                when 'kd_ratio' then rivals.kd_ratio_rounds
                when 'kill_rate' then rivals.kill_rate_rounds
                else rivals.total_rounds
            end >= max(1, counted.minimum_rounds)
            and case counted.ranking_type
                when 'score' then rivals.total_score
                when 'kills' then rivals.total_kills
                when 'kd_ratio' then rivals.kd_ratio
                when 'kill_rate' then rivals.kill_rate
                when 'playtime' then rivals.total_play_time_minutes
            end > counted.value
    ) end) as rank,
    counted.listed_rank is not null as is_listed,
    coalesce(counted.ranked_players, 0) as ranked_players,
    coalesce(counted.listed_value, counted.value) as value,
    counted.least_value,
    counted.total_rounds,
    counted.minimum_rounds,
    max(0, counted.minimum_rounds - counted.total_rounds) as rounds_missing
from counted
left join servers on counted.server_guid = servers.server_guid
