-- Before version 6, samples landed without the names of their servers.
create table if not exists landing_unread_names (
    until_epoch integer not null
) strict;
insert into landing_unread_names
select cursor_epoch from landing_cursors
where source_table = 'server_online_counts' and cursor_epoch is not null;
