-- depends_on: {{ ref('stg_player_round_changes') }}
-- depends_on: {{ ref('stg_server_departures') }}
{{ config(
    unique_key=['game', 'period', 'ranking_type', 'player_name'],
    rebuild_key=['game', 'period'],
    moving_window={
        'periods': 'leaderboard_periods',
        'opens_on': 'round_start_epoch',
        'closes_on': 'round_end_epoch',
    },
) }}

with {{ leaderboard_entries('game', ref('game_leaderboard_candidates')) }}

select * from final
