-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['server_guid', 'period', 'player_name'],
    rebuild_key='player_name',
    moving_window={
        'periods': 'leaderboard_periods',
        'opens_on': 'round_start_epoch',
        'closes_on': 'round_end_epoch',
    },
    indexes=[{'columns': ['player_name']}],
) }}

with {{ leaderboard_candidates('server_guid') }}

select * from final
