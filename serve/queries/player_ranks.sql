-- The rivals of a server and period are read once for all kinds of boards.
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
        periods.minimum_rounds * ranking_types.has_minimum_rounds as minimum_rounds,
        row_number() over (
            order by
                stats.total_rounds desc, candidates.server_guid asc, periods.minimum_rounds desc,
                periods.period asc, ranking_types.rowid asc
        ) as place
    from server_leaderboard_candidates as candidates
    inner join leaderboard_periods as periods on candidates.period = periods.period
    cross join leaderboard_ranking_types as ranking_types
    left join player_server_stats as stats
        on candidates.player_name = stats.player_name and candidates.server_guid = stats.server_guid
    where candidates.player_name = :player_name
    order by place
    limit :limit offset :offset

),

listed as (

    select
        boards.*,
        entries.rank as listed_rank,
        entries.value as listed_value,
        (
            select min(any_entry.value) from server_leaderboard_entries as any_entry
            where
                any_entry.server_guid = boards.server_guid
                and any_entry.period = boards.period
                and any_entry.ranking_type = boards.ranking_type
        ) as least_value,
        (
            select min(any_entry.value) from server_leaderboard_entries as any_entry
            where
                any_entry.server_guid = boards.server_guid
                and any_entry.period = boards.period
                and any_entry.ranking_type = boards.ranking_type
                and any_entry.value > entries.value
        ) as next_value,
        (
            select any_entry.ranked_players from server_leaderboard_entries as any_entry
            where
                any_entry.server_guid = boards.server_guid
                and any_entry.period = boards.period
                and any_entry.ranking_type = boards.ranking_type
            order by any_entry.player_name
            limit 1
        ) as ranked_players
    from boards
    left join server_leaderboard_entries as entries
        on
            boards.server_guid = entries.server_guid
            and boards.period = entries.period
            and boards.ranking_type = entries.ranking_type
            and entries.player_name = :player_name

),

beyond as (

    select
        server_guid,
        period,
        max(value) filter (where ranking_type = 'score') as score,
        max(max(minimum_rounds, 1)) filter (where ranking_type = 'score') as score_rounds,
        max(value) filter (where ranking_type = 'kills') as kills,
        max(max(minimum_rounds, 1)) filter (where ranking_type = 'kills') as kills_rounds,
        max(value) filter (where ranking_type = 'kd_ratio') as kd_ratio,
        max(max(minimum_rounds, 1)) filter (where ranking_type = 'kd_ratio') as kd_ratio_rounds,
        max(value) filter (where ranking_type = 'kill_rate') as kill_rate,
        max(max(minimum_rounds, 1)) filter (where ranking_type = 'kill_rate') as kill_rate_rounds,
        max(value) filter (where ranking_type = 'playtime') as playtime,
        max(max(minimum_rounds, 1)) filter (where ranking_type = 'playtime') as playtime_rounds,
        min(max(minimum_rounds, 1)) filter (where ranking_type <> 'playtime') as fewest_rounds
    from listed
    where listed_rank is null and total_rounds >= max(minimum_rounds, 1)
    group by server_guid, period

),

ranked_beyond as materialized (

    select
        beyond.server_guid,
        beyond.period,
        (
            select
                json_object(
                    'score', 1 + count(*) filter (
                        where
                        rivals.total_rounds >= beyond.score_rounds
                        and rivals.total_score > beyond.score
                    ),
                    'kills', 1 + count(*) filter (
                        where
                        rivals.total_rounds >= beyond.kills_rounds
                        and rivals.total_kills > beyond.kills
                    ),
                    'kd_ratio', 1 + count(*) filter (
                        where
                        rivals.kd_ratio_rounds >= beyond.kd_ratio_rounds
                        and rivals.kd_ratio > beyond.kd_ratio
                    ),
                    'kill_rate', 1 + count(*) filter (
                        where
                        rivals.kill_rate_rounds >= beyond.kill_rate_rounds
                        and rivals.kill_rate > beyond.kill_rate
                    ),
                    'playtime', 1 + count(*) filter (
                        where
                        rivals.total_rounds >= beyond.playtime_rounds
                        and rivals.total_play_time_minutes > beyond.playtime
                    )
                )
            from server_leaderboard_candidates as rivals
            where
                rivals.server_guid = beyond.server_guid
                and rivals.period = beyond.period
                and (
                    rivals.total_rounds >= beyond.fewest_rounds
                    or rivals.total_play_time_minutes > beyond.playtime
                )
        ) as ranks
    from beyond

)

select
    listed.server_guid,
    coalesce(servers.server_name, '') as server_name,
    listed.period,
    listed.ranking_type,
    coalesce(
        listed.listed_rank,
        case
            when listed.total_rounds >= max(listed.minimum_rounds, 1)
                then json_extract(ranked_beyond.ranks, '$.' || listed.ranking_type)
        end
    ) as rank,
    listed.listed_rank is not null as is_listed,
    coalesce(listed.ranked_players, 0) as ranked_players,
    coalesce(listed.listed_value, listed.value) as value,
    listed.least_value,
    listed.next_value,
    listed.total_rounds,
    listed.minimum_rounds,
    max(0, listed.minimum_rounds - listed.total_rounds) as rounds_missing
from listed
left join ranked_beyond
    on listed.server_guid = ranked_beyond.server_guid and listed.period = ranked_beyond.period
left join servers on listed.server_guid = servers.server_guid
order by listed.place
