{# From `touched`, the pairs of `subject` and period whose boards are wanted, to `final`: the CTEs of a table of leaderboards
   over a table of candidates. #}
{% macro leaderboard_entries(subject, candidates) -%}
boards as (

    select
        touched.{{ subject }} as {{ subject }},
        touched.period as period,
        ranking_types.ranking_type,
        periods.minimum_rounds * ranking_types.has_minimum_rounds as fewest_rounds,
        periods.largest_rank
    from touched
    inner join {{ ref('leaderboard_periods') }} as periods on touched.period = periods.period
    cross join {{ ref('leaderboard_ranking_types') }} as ranking_types

),

counted_boards as {{ computed_once() }} (

    select
        *,
        {{ ranked_players(candidates, subject, 'boards') }} as counted_players,
        {{ least_value_shown(candidates, subject, 'boards') }} as least_value
    from boards

),

ranked as (

    select
        counted_boards.{{ subject }} as {{ subject }},
        counted_boards.period as period,
        counted_boards.ranking_type,
        counted_boards.counted_players,
        counted_boards.largest_rank,
        candidates.player_name,
        {{ value_of_ranking_type('candidates', 'counted_boards') }} as value,
        rank() over (
            partition by counted_boards.{{ subject }}, counted_boards.period, counted_boards.ranking_type
            order by {{ value_of_ranking_type('candidates', 'counted_boards') }} desc
        ) as value_rank,
        count(*) over (
            partition by counted_boards.{{ subject }}, counted_boards.period, counted_boards.ranking_type
        ) as numbered_players
    from counted_boards
    cross join {{ candidates }} as candidates
    where
        candidates.{{ subject }} = counted_boards.{{ subject }}
        and candidates.period = counted_boards.period
        and {{ is_ranked('candidates', 'counted_boards') }}
        and (
            counted_boards.least_value is null
            or {{ value_of_ranking_type('candidates', 'counted_boards') }} >= counted_boards.least_value
        )

),

final as (

    select
        ranked.{{ subject }} as {{ subject }},
        ranked.period as period,
        ranked.ranking_type,
        ranked.player_name as player_name,
        ranked.value_rank as rank,
        ranked.value,
        {{ rounds_of_ranking_type('candidates', 'ranked') }} as total_rounds,
        case ranked.ranking_type
            when 'kill_rate' then candidates.kill_rate_kills
            else candidates.total_kills
        end as total_kills,
        case ranked.ranking_type
            when 'kill_rate' then candidates.kill_rate_deaths
            else candidates.total_deaths
        end as total_deaths,
        case ranked.ranking_type
            when 'kd_ratio' then candidates.kd_ratio_score
            when 'kill_rate' then candidates.kill_rate_score
            else candidates.total_score
        end as total_score,
        case ranked.ranking_type
            when 'kd_ratio' then candidates.kd_ratio_play_time_minutes
            when 'kill_rate' then candidates.kill_rate_play_time_minutes
            else candidates.total_play_time_minutes
        end as total_play_time_minutes,
        coalesce(ranked.counted_players, ranked.numbered_players) as ranked_players,
        '{{ as_of() }}' as updated_at
    from ranked
    inner join {{ candidates }} as candidates
        on
            ranked.{{ subject }} = candidates.{{ subject }}
            and ranked.period = candidates.period
            and ranked.player_name = candidates.player_name
    where ranked.value_rank <= ranked.largest_rank

)
{%- endmacro %}
