{# The site's samples by hour, from a moment on. Written by `python -m extract.targets.rules`: do not edit. #}
{% macro site_hours(from_epoch) %}
    {% set latest_epoch = (run_started_at.timestamp() | int) + 86400 %}
    select server_guid, hour_epoch, game, players_sum, sample_count, peak_players, last_sample_epoch, last_players from (
    select
    landed_server_guid as server_guid,
    landed_epoch - landed_epoch % 3600 as hour_epoch,
    landed_game as game,
    ifNull(toInt64(sum(players)), 0) as players_sum,
    count(*) as sample_count,
    max(players) as peak_players,
    max(landed_epoch) as last_sample_epoch,
    argMax(players, landed_epoch) as last_players,
    ifNull(toInt64(sum(copies)), 0) as samples_read
    from (
    select
    if(isValidUTF8(ifNull(toString(server_guid), '')) and position(ifNull(toString(server_guid), ''), '\0') = 0 and not startsWith(ifNull(toString(server_guid), ''), '\\x'), ifNull(toString(server_guid), ''), concat('\\x', hex(ifNull(toString(server_guid), '')))) as landed_server_guid,
    ifNull(toInt64(timestamp), 0) as landed_epoch,
    if(isValidUTF8(ifNull(toString(game), '')) and position(ifNull(toString(game), ''), '\0') = 0 and not startsWith(ifNull(toString(game), ''), '\\x'), ifNull(toString(game), ''), concat('\\x', hex(ifNull(toString(game), '')))) as landed_game,
    max(ifNull(toInt64(players_online), 0)) as players,
    count(*) as copies
    from {{ source('site', 'server_online_counts') }}
    where
    timestamp >= toDateTime({{ from_epoch }}, 'UTC')
    and case when if(isValidUTF8(ifNull(toString(server_guid), '')) and position(ifNull(toString(server_guid), ''), '\0') = 0 and not startsWith(ifNull(toString(server_guid), ''), '\\x'), ifNull(toString(server_guid), ''), concat('\\x', hex(ifNull(toString(server_guid), '')))) = '' then 'server_guid is empty' when ifNull(toInt64(timestamp), 0) < 946684800 then 'timestamp is missing or before 2000' when ifNull(toInt64(timestamp), 0) > {{ latest_epoch }} then 'timestamp is over a day ahead of the clock of the source' when players_online is null then 'players_online is missing' when players_online < 0 then 'players_online is negative' when players_online > 65535 then 'players_online is beyond 65,535' else '' end = ''
    group by landed_server_guid, landed_epoch, landed_game
    ) as samples
    group by landed_server_guid, hour_epoch, landed_game
    order by landed_server_guid, hour_epoch, landed_game
    ) as landed
{% endmacro %}
