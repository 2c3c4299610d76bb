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
    inner join leaderboard_periods as periods on periods.period = candidates.period
    cross join leaderboard_ranking_types as ranking_types
    left join player_server_stats as stats
        on stats.player_name = candidates.player_name and stats.server_guid = candidates.server_guid
    where candidates.player_name = :player_name
    order by
        stats.total_rounds desc, candidates.server_guid, periods.minimum_rounds desc,
        ranking_types.rowid
    limit :limit offset :offset

),

counted as (

    select
        boards.*,
        entries.rank as listed_rank,
        entries.value as listed_value,
        (
            select min(last.value) from server_leaderboard_entries as last
            where
                last.server_guid = boards.server_guid
                and last.period = boards.period
                and last.ranking_type = boards.ranking_type
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
            entries.server_guid = boards.server_guid
            and entries.period = boards.period
            and entries.ranking_type = boards.ranking_type
            and entries.player_name = :player_name

)

select
    counted.server_guid,
    coalesce(servers.server_name, '') as server_name,
    counted.period,
    counted.ranking_type,
    coalesce(counted.listed_rank, case when counted.qualifies then (
        select 1 + count(*) from server_leaderboard_candidates as others
        where
            others.server_guid = counted.server_guid
            and others.period = counted.period
            and case counted.ranking_type
                when 'kd_ratio' then others.kd_ratio_rounds
                when 'kill_rate' then others.kill_rate_rounds
                else others.total_rounds
            end >= max(1, counted.minimum_rounds)
            and case counted.ranking_type
                when 'score' then others.total_score
                when 'kills' then others.total_kills
                when 'kd_ratio' then others.kd_ratio
                when 'kill_rate' then others.kill_rate
                when 'playtime' then others.total_play_time_minutes
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
left join servers on servers.server_guid = counted.server_guid
