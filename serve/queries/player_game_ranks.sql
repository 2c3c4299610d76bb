-- Beyond a board's end no rank is told: that would take a look at every player of the game.
with boards as (

    select
        candidates.game,
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
        max(candidates.total_rounds) over (partition by candidates.game) as rounds_of_game,
        row_number() over (
            partition by candidates.game
            order by periods.minimum_rounds desc, ranking_types.rowid asc
        ) as place
    from game_leaderboard_candidates as candidates
    inner join leaderboard_periods as periods on candidates.period = periods.period
    cross join leaderboard_ranking_types as ranking_types
    where candidates.player_name = :player_name

)

select
    boards.game,
    boards.period,
    boards.ranking_type,
    entries.rank,
    entries.rank is not null as is_listed,
    coalesce((
        select any_entry.ranked_players from game_leaderboard_entries as any_entry
        where
            any_entry.game = boards.game
            and any_entry.period = boards.period
            and any_entry.ranking_type = boards.ranking_type
        order by any_entry.player_name
        limit 1
    ), 0) as ranked_players,
    coalesce(entries.value, boards.value) as value,
    (
        select min(any_entry.value) from game_leaderboard_entries as any_entry
        where
            any_entry.game = boards.game
            and any_entry.period = boards.period
            and any_entry.ranking_type = boards.ranking_type
    ) as least_value,
    (
        select min(any_entry.value) from game_leaderboard_entries as any_entry
        where
            any_entry.game = boards.game
            and any_entry.period = boards.period
            and any_entry.ranking_type = boards.ranking_type
            and any_entry.value > entries.value
    ) as next_value,
    boards.total_rounds,
    boards.minimum_rounds,
    max(0, boards.minimum_rounds - boards.total_rounds) as rounds_missing
from boards
left join game_leaderboard_entries as entries
    on
        boards.game = entries.game
        and boards.period = entries.period
        and boards.ranking_type = entries.ranking_type
        and entries.player_name = :player_name
order by boards.rounds_of_game desc, boards.game asc, boards.place asc
limit :limit offset :offset
