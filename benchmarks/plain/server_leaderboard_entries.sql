-- depends_on: {{ ref('server_leaderboard_candidates') }}
-- As an ordinary project would say it: what ours says counts each board's candidates by their key, which a table without
-- one cannot.
with boards as (

    select
        candidates.*,
        ranking_types.ranking_type,
        periods.largest_rank,
        case ranking_types.ranking_type
            when 'score' then candidates.total_score * 1.0
            when 'kills' then candidates.total_kills * 1.0
            when 'kd_ratio' then candidates.kd_ratio
            when 'kill_rate' then candidates.kill_rate
            else candidates.total_play_time_minutes
        end as value,
        case ranking_types.ranking_type
            when 'kd_ratio' then candidates.kd_ratio_rounds
            when 'kill_rate' then candidates.kill_rate_rounds
            else candidates.total_rounds
        end as ranked_rounds,
        max(1, periods.minimum_rounds * ranking_types.has_minimum_rounds) as fewest_rounds
    from server_leaderboard_candidates as candidates
    inner join leaderboard_periods as periods on candidates.period = periods.period
    cross join leaderboard_ranking_types as ranking_types

),

ranked as (

    select
        *,
        rank() over board as value_rank,
        count(*) over (partition by server_guid, period, ranking_type) as ranked_players
    from boards
    where ranked_rounds >= fewest_rounds
    window board as (partition by server_guid, period, ranking_type order by value desc)

),

final as (

    select
        server_guid,
        period,
        ranking_type,
        player_name,
        value_rank as rank,
        value,
        ranked_rounds as total_rounds,
        case ranking_type when 'kill_rate' then kill_rate_kills else total_kills end as total_kills,
        case ranking_type when 'kill_rate' then kill_rate_deaths else total_deaths end as total_deaths,
        case ranking_type
            when 'kd_ratio' then kd_ratio_score
            when 'kill_rate' then kill_rate_score
            else total_score
        end as total_score,
        case ranking_type
            when 'kd_ratio' then kd_ratio_play_time_minutes
            when 'kill_rate' then kill_rate_play_time_minutes
            else total_play_time_minutes
        end as total_play_time_minutes,
        ranked_players,
        '{{ var("as_of") }}' as updated_at
    from ranked
    where value_rank <= largest_rank

)

select * from final
