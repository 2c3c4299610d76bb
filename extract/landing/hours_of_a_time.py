"""Landed hours of a time: they lie by server, and have no index by time."""

SAMPLED_SERVERS = """
with recursive sampled (server_guid) as (
    select min(server_guid) from landing_server_hours
    union all
    select (
        select min(later.server_guid) from landing_server_hours as later
        where later.server_guid > sampled.server_guid
    )
    from sampled
    where sampled.server_guid is not null
)
select server_guid from sampled where server_guid is not null
"""
"""Each server is looked up behind the one before: a thousand take milliseconds, a scan seconds."""

NEWEST_HOUR = f"""
select max((
    select max(hours.hour_epoch) from landing_server_hours as hours
    where hours.server_guid = servers.server_guid
))
from ({SAMPLED_SERVERS}) as servers
"""
