create table player_rounds (
    round_id String,
    player_name String,
    server_guid String,
    map_name String,
    round_start_time DateTime,
    round_end_time DateTime,
    final_score Int32,
    final_kills UInt32,
    final_deaths UInt32,
    play_time_minutes Float64,
    team_label String,
    game_id String,
    is_bot UInt8,
    created_at DateTime default now(),
    game String,
    average_ping Nullable(Float64)
)
engine = ReplacingMergeTree
partition by toYYYYMM(round_start_time, 'UTC')
order by (player_name, round_start_time, round_id)
