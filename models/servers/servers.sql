{{ config(
    unique_key=['server_guid'],
    indexes=[{'columns': ['sampled_at']}],
) }}

with names as (

    select
        *,
        row_number() over (
            partition by server_guid
            order by
                last_sample_epoch desc,
                last_players desc,
                last_game desc,
                server_name desc,
                last_map_name desc
        ) as sample_position,
        row_number() over (
            partition by server_guid, server_name = ''
            order by
                last_sample_epoch desc,
                last_players desc,
                last_game desc,
                server_name desc,
                last_map_name desc
        ) as name_position
    from {{ ref('stg_server_names') }}

),

sampled as (

    select
        server_guid,
        max(case when server_name <> '' and name_position = 1 then server_name end) as newest_name,
        max(case when sample_position = 1 then last_game end) as game,
        max(case when sample_position = 1 then last_map_name end) as map_name,
        max(case when sample_position = 1 then last_players end) as players_online,
        min(first_sample_epoch) as first_sample_epoch,
        max(last_sample_epoch) as newest_sample_epoch
    from names
    group by server_guid

),

played as (

    select
        server_guid,
        count(*) as total_rounds,
        min(started_at) as first_start,
        max(ended_at) as last_end
    from {{ ref('rounds') }}
    group by server_guid

),

-- Where there is no sample, the newest round says what is played.
newest_rounds as (

    select
        rounds.server_guid,
        rounds.game,
        rounds.map_name,
        row_number() over (
            partition by rounds.server_guid
            order by rounds.started_at desc, rounds.round_id desc
        ) as round_position
    from played
    inner join {{ ref('rounds') }} as rounds
        on played.server_guid = rounds.server_guid and played.last_end = rounds.ended_at
    where played.server_guid not in (select sampled.server_guid from sampled)

),

players as (

    select
        server_guid,
        count(*) as total_players
    from {{ ref('player_server_stats') }}
    group by server_guid

),

sightings as (

    select
        server_guid,
        {{ utc_text('first_sample_epoch') }} as first_seen,
        {{ utc_text('newest_sample_epoch') }} as last_seen
    from sampled
    union all
    select
        server_guid,
        first_start as first_seen,
        last_end as last_seen
    from played

),

seen as (

    select
        server_guid,
        min(first_seen) as first_seen,
        max(last_seen) as last_seen
    from sightings
    group by server_guid

),

final as (

    select
        seen.server_guid,
        coalesce(sampled.newest_name, '') as server_name,
        coalesce(sampled.game, newest_rounds.game) as game,
        coalesce(sampled.map_name, newest_rounds.map_name) as map_name,
        sampled.players_online,
        {{ utc_text('sampled.newest_sample_epoch') }} as sampled_at,
        seen.first_seen,
        seen.last_seen,
        coalesce(played.total_rounds, 0) as total_rounds,
        coalesce(players.total_players, 0) as total_players,
        '{{ as_of() }}' as updated_at
    from seen
    left join sampled on seen.server_guid = sampled.server_guid
    left join played on seen.server_guid = played.server_guid
    left join players on seen.server_guid = players.server_guid
    left join newest_rounds
        on seen.server_guid = newest_rounds.server_guid and newest_rounds.round_position = 1

)

select * from final
