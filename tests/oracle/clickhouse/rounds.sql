with
    bots as (
        select
            round,
            server,
            toInt64(count()) as bot_count
        from oracle.sessions
        where is_of_bot
        group by round, server
    ),

    totals as (
        select
            round,
            server,
            argMax(game_name, (end_time, start_time, player, game_name)) as latest_game,
            argMax(map, (end_time, start_time, player, map)) as latest_map,
            min(start_time) as first_start,
            max(end_time) as last_end,
            toInt64(uniqExact(player)) as player_count,
            sum(kills) as kill_sum,
            sum(deaths) as death_sum,
            sum(score) as score_sum,
            toFloat64(sum(milliseconds)) / 60000 as minute_sum,
            max(score) as greatest_score,
            argMin(player, (-score, end_time, start_time, player)) as best_player
        from oracle.rounds
        group by round, server
    )

select
    totals.server as server_guid,
    totals.round as round_id,
    totals.latest_game as game,
    totals.latest_map as map_name,
    formatDateTime(totals.first_start, '%F %T') as started_at,
    formatDateTime(totals.last_end, '%F %T') as ended_at,
    totals.player_count as total_players,
    ifNull(bots.bot_count, 0) as total_bots,
    totals.kill_sum as total_kills,
    totals.death_sum as total_deaths,
    totals.score_sum as total_score,
    totals.minute_sum as total_play_time_minutes,
    totals.greatest_score as best_score,
    totals.best_player as best_player_name
from totals
left join bots on totals.round = bots.round and totals.server = bots.server
