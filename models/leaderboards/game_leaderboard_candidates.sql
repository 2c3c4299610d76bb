-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['game', 'period', 'player_name'],
    rebuild_key='player_name',
    moving_window={
        'periods': 'leaderboard_periods',
        'opens_on': 'round_start_epoch',
        'closes_on': 'round_end_epoch',
    },
    indexes=[{'columns': ['player_name']}],
) }}

with {{ leaderboard_candidates('game') }}

select * from final
