with
    (numerator, denominator) -> toFloat64(
        intDiv(2000 * toInt256(numerator) + denominator, 2 * toInt256(denominator))
    ) / 1000 as ratio,

    periods as (
        select
            period.1 as period_name,
            period.2 as earliest_start,
            period.3 as latest_end,
            period.4 as minimum_rounds
        from (
            select arrayJoin([
                ('weekly', subtractDays({as_of:DateTime('UTC')}, 7), {as_of:DateTime('UTC')}, 3),
                ('monthly', subtractDays({as_of:DateTime('UTC')}, 30), {as_of:DateTime('UTC')}, 10),
                ('all_time', toDateTime(0, 'UTC'), toDateTime(4294967295, 'UTC'), 20)
            ]) as period
        )
    ),

    -- A round stands once for each ranking whose value is over it.
    ranked_rounds as (
        select
            *,
            arrayJoin(arrayFilter(kind -> kind <> '', [
                'score',
                'kills',
                'playtime',
                if(kills > 0 or deaths > 0, 'kd_ratio', ''),
                if(kills > 0 and minutes > 0, 'kill_rate', '')
            ])) as ranking
        from oracle.rounds
        cross join periods
        where start_time >= earliest_start and end_time <= latest_end
    ),

    players as (
        select
            game_name,
            period_name,
            ranking,
            player,
            count() as rounds_played,
            sum(kills) as kills_made,
            sum(deaths) as deaths_died,
            sum(score) as score_made,
            sum(milliseconds) as milliseconds_played,
            multiIf(
                ranking = 'score', toFloat64(score_made),
                ranking = 'playtime', toFloat64(milliseconds_played) / 60000,
                ranking = 'kills' or (ranking = 'kd_ratio' and deaths_died = 0),
                toFloat64(kills_made),
                ranking = 'kd_ratio', ratio(kills_made, greatest(deaths_died, 1)),
                milliseconds_played = 0, toFloat64(0),
                ratio(60000 * kills_made, greatest(milliseconds_played, 1))
            ) as ranked_by
        from ranked_rounds
        group by game_name, period_name, ranking, player
        having ranking = 'playtime' or rounds_played >= any(minimum_rounds)
    )

select
    game_name as game,
    period_name as period,
    ranking as ranking_type,
    player as player_name,
    toInt64(rank() over board) as rank,
    ranked_by as value,
    rounds_played as total_rounds,
    kills_made as total_kills,
    deaths_died as total_deaths,
    score_made as total_score,
    toFloat64(milliseconds_played) / 60000 as total_play_time_minutes,
    toInt64(count() over (partition by game_name, period_name, ranking)) as ranked_players
from players
window board as (partition by game_name, period_name, ranking order by ranked_by desc)
qualify rank <= 100
