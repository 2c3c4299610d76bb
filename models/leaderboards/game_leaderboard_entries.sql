{{ config(
    materialized='table',
    unique_key=['game', 'period', 'ranking_type', 'player_name'],
) }}

with touched as {{ computed_once() }} (

    select distinct
        game,
        period
    from {{ ref('game_leaderboard_candidates') }}

),

{{ leaderboard_entries('game', ref('game_leaderboard_candidates')) }}

select * from final
