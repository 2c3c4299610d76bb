{# From `candidates`, the rows of a table of candidates, to `final`: the CTEs of a table of leaderboards, one for each value
   of `subject`, period and ranking type. #}
{% macro leaderboard_entries(subject) -%}
boards as (

    select * from {{ ref('leaderboard_periods') }}

),

ranking_types as (

    select * from {{ ref('leaderboard_ranking_types') }}

),

valued as (

    select
        candidates.{{ subject }},
        candidates.period,
        ranking_types.ranking_type,
        candidates.player_name,
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
        end as value_rounds,
        boards.minimum_rounds * ranking_types.has_minimum_rounds as fewest_rounds,
        boards.largest_rank
    from candidates
    inner join boards on candidates.period = boards.period
    cross join ranking_types

),

ranked as (

    select
        *,
        rank() over (
            partition by {{ subject }}, period, ranking_type
            order by value desc
        ) as value_rank,
        count(*) over (
            partition by {{ subject }}, period, ranking_type
        ) as ranked_players
    from valued
    where value_rounds > 0 and value_rounds >= fewest_rounds

),

final as (

    select
        ranked.{{ subject }},
        ranked.period,
        ranked.ranking_type,
        ranked.player_name,
        ranked.value_rank as rank,
        ranked.value,
        ranked.value_rounds as total_rounds,
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
        ranked.ranked_players,
        '{{ as_of() }}' as updated_at
    from ranked
    inner join candidates
        on
            ranked.{{ subject }} = candidates.{{ subject }}
            and ranked.period = candidates.period
            and ranked.player_name = candidates.player_name
    where ranked.value_rank <= ranked.largest_rank

)
{%- endmacro %}
