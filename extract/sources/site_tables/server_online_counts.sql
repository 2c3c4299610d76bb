create table server_online_counts (
    timestamp DateTime,
    server_guid String,
    server_name String,
    players_online UInt16,
    map_name String,
    game String
)
engine = ReplacingMergeTree
order by (server_guid, timestamp, game)
