{# The names that the site's servers had. Written by `python -m extract.targets.rules`: do not edit. #}
{% macro site_names() %}
    {% set latest_epoch = (run_started_at.timestamp() | int) + 86400 %}
    select server_guid, month, server_name, first_sample_epoch, last_sample_epoch, last_players, last_game, last_map_name from (
    select
    landed_server_guid as server_guid,
    landed_month as month,
    landed_server_name as server_name,
    min(landed_last_sample_epoch) as first_sample_epoch,
    argMax(landed_last_sample_epoch, concat(reverse(reinterpretAsFixedString(toUInt64(landed_last_sample_epoch))), reverse(reinterpretAsFixedString(toUInt64(landed_last_players))), landed_last_game, '\0', landed_last_map_name)) as last_sample_epoch, argMax(landed_last_players, concat(reverse(reinterpretAsFixedString(toUInt64(landed_last_sample_epoch))), reverse(reinterpretAsFixedString(toUInt64(landed_last_players))), landed_last_game, '\0', landed_last_map_name)) as last_players, argMax(landed_last_game, concat(reverse(reinterpretAsFixedString(toUInt64(landed_last_sample_epoch))), reverse(reinterpretAsFixedString(toUInt64(landed_last_players))), landed_last_game, '\0', landed_last_map_name)) as last_game, argMax(landed_last_map_name, concat(reverse(reinterpretAsFixedString(toUInt64(landed_last_sample_epoch))), reverse(reinterpretAsFixedString(toUInt64(landed_last_players))), landed_last_game, '\0', landed_last_map_name)) as last_map_name
    from (
    select
    if(isValidUTF8(ifNull(toString(server_guid), '')) and position(ifNull(toString(server_guid), ''), '\0') = 0 and not startsWith(ifNull(toString(server_guid), ''), '\\x'), ifNull(toString(server_guid), ''), concat('\\x', hex(ifNull(toString(server_guid), '')))) as landed_server_guid,
    substr(toString(toDateTime64(toInt64(timestamp), 0), 'UTC'), 1, 7) as landed_month,
    if(isValidUTF8(ifNull(toString(server_name), '')) and position(ifNull(toString(server_name), ''), '\0') = 0 and not startsWith(ifNull(toString(server_name), ''), '\\x'), ifNull(toString(server_name), ''), concat('\\x', hex(ifNull(toString(server_name), '')))) as landed_server_name,
    ifNull(toInt64(timestamp), 0) as landed_last_sample_epoch,
    ifNull(toInt64(players_online), 0) as landed_last_players,
    if(isValidUTF8(ifNull(toString(game), '')) and position(ifNull(toString(game), ''), '\0') = 0 and not startsWith(ifNull(toString(game), ''), '\\x'), ifNull(toString(game), ''), concat('\\x', hex(ifNull(toString(game), '')))) as landed_last_game,
    if(isValidUTF8(ifNull(toString(map_name), '')) and position(ifNull(toString(map_name), ''), '\0') = 0 and not startsWith(ifNull(toString(map_name), ''), '\\x'), ifNull(toString(map_name), ''), concat('\\x', hex(ifNull(toString(map_name), '')))) as landed_last_map_name
    from {{ source('site', 'server_online_counts') }}
    where
    (1 = 1 or timestamp is null)
    and case when if(isValidUTF8(ifNull(toString(server_guid), '')) and position(ifNull(toString(server_guid), ''), '\0') = 0 and not startsWith(ifNull(toString(server_guid), ''), '\\x'), ifNull(toString(server_guid), ''), concat('\\x', hex(ifNull(toString(server_guid), '')))) = '' then 'server_guid is empty' when ifNull(toInt64(timestamp), 0) < 946684800 then 'timestamp is missing or before 2000' when ifNull(toInt64(timestamp), 0) > {{ latest_epoch }} then 'timestamp is over a day ahead of the clock of the source' when players_online is null then 'players_online is missing' when players_online < 0 then 'players_online is negative' when players_online > 65535 then 'players_online is beyond 65,535' else '' end = ''
    ) as samples
    group by landed_server_guid, landed_month, landed_server_name
    ) as landed
{% endmacro %}
