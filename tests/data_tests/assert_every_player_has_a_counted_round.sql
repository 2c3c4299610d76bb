-- A returned row is a player in a table who has no round that counts: a bot, or one whose rounds
-- have gone. Tables that lag behind a load are left out.
{% set marts = [
    'player_stats_lifetime',
    'player_server_stats',
    'player_map_stats',
    'player_daily_stats',
    'player_monthly_stats',
    'player_milestones',
    'player_best_scores',
    'player_stats_rolling',
    'server_leaderboard_entries',
    'server_leaderboard_candidates',
    'game_leaderboard_entries',
    'game_leaderboard_candidates',
] %}
with rounds as (

    select distinct player_name from {{ ref('stg_player_rounds') }}

),

players as (
    {% for mart in marts %}
        select distinct
            '{{ mart }}' as mart,
            player_name
        from {{ ref(mart) }}
        where {{ have_seen_all_loads([mart]) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

final as (

    select
        players.mart,
        players.player_name
    from players
    left join rounds on players.player_name = rounds.player_name
    where rounds.player_name is null

)

select * from final
