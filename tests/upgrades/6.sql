pragma auto_vacuum = 2;
pragma journal_mode = wal;
pragma user_version = 6;
BEGIN TRANSACTION;
CREATE TABLE "best_score_periods" (
    period text not null unique,
    window_unit text not null,
    window_length integer not null,
    check (trim(period) = period and period <> ''),
    check (window_unit in ('day', 'month', 'week', 'always')),
    check (window_length >= 1 or window_unit = 'always'),
    check (window_length = 0 or window_unit <> 'always'),
    check (window_length <= case when window_unit = 'day' then 36525 else 1200 end)
) strict
    ;
INSERT INTO "best_score_periods" VALUES('this_week','week',1);
INSERT INTO "best_score_periods" VALUES('last_30_days','day',30);
INSERT INTO "best_score_periods" VALUES('all_time','always',0);
CREATE TABLE "data_dictionary" (
    table_name text,
    column_name text,
    subject text,
    position integer,
    data_type text,
    is_nullable integer,
    description text,
    updated_at text,
    primary key (table_name, column_name)
) strict, without rowid
    ;
INSERT INTO "data_dictionary" VALUES('best_score_periods','','seeds',0,'table',0,'One row per period that a player''s best scores are kept for.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('best_score_periods','period','seeds',1,'text',0,'The period''s name.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('best_score_periods','window_length','seeds',3,'integer',0,'How many of them, at most 36525 days or 1200 months or weeks; 0 for always.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('best_score_periods','window_unit','seeds',2,'text',0,'What the window is measured in: day (so many times 24 hours back from now), month (so many calendar months back, to the month''s last day where it has no such day), week (from Monday 00:00 UTC of so many weeks, this one the first) or always (no bounds).','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('data_dictionary','','dictionary',0,'table',0,'One row per table, view and seed that is for readers, and one per column of these: what it means. What is not here (landing_*, stg_*, runs, model_watermarks and the like) is how bfstats keeps the file, and may be another in the next version.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('data_dictionary','column_name','dictionary',2,'text',0,'The column; `''''` is the table itself, and says what one row of it is.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('data_dictionary','data_type','dictionary',5,'text',0,'The column''s type: text, bigint (or integer) for whole numbers, double (or real) for others. Of the table itself whether it is a table or a view.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('data_dictionary','description','dictionary',7,'text',0,'What it means.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('data_dictionary','is_nullable','dictionary',6,'bigint',0,'1 where a value may be NULL, 0 where none ever is.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('data_dictionary','position','dictionary',4,'bigint',0,'The column''s place in the table, from 1; 0 for the table itself.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('data_dictionary','subject','dictionary',3,'text',0,'What the table is about, which is its folder in models/; seeds for a list that the operator keeps.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('data_dictionary','table_name','dictionary',1,'text',0,'The table, view or seed.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('data_dictionary','updated_at','dictionary',8,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('excluded_players','','seeds',0,'table',0,'One row per player who counts nowhere, such as a bot that is not flagged as one. Rounds under the player''s aliases count nowhere either.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('excluded_players','player_name','seeds',1,'text',0,'The name, byte for byte as it landed; that of a player or an alias.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('excluded_servers','','seeds',0,'table',0,'One row per server of which neither rounds nor counts of players count, such as one that reports nonsense.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('excluded_servers','server_guid','seeds',1,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','','leaderboards',0,'table',0,'One row per game, period and player with a round of it in the period, on whichever server: what each leaderboard of the game would rank the player by, whether or not there are enough rounds to appear on it. How many others have a greater value, and enough rounds, is the player''s own rank; docs/boards.md has the query.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','game','leaderboards',1,'text',0,'The game, as the site names it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','kd_ratio','leaderboards',9,'double',0,'Kills per death over rounds with a kill or a death, to 3 decimals; the kills where there were no deaths.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','kd_ratio_play_time_minutes','leaderboards',12,'double',0,'Minutes played in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','kd_ratio_rounds','leaderboards',10,'bigint',0,'The rounds that kd_ratio is over, those with a kill or a death.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','kd_ratio_score','leaderboards',11,'bigint',0,'Score in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','kill_rate','leaderboards',13,'double',0,'Kills per minute over rounds with kills and minutes, to 3 decimals; 0 where there are none.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','kill_rate_deaths','leaderboards',16,'bigint',0,'Deaths in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','kill_rate_kills','leaderboards',15,'bigint',0,'Kills in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','kill_rate_play_time_minutes','leaderboards',18,'double',0,'Minutes played in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','kill_rate_rounds','leaderboards',14,'bigint',0,'The rounds that kill_rate is over, those with kills and minutes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','kill_rate_score','leaderboards',17,'bigint',0,'Score in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','period','leaderboards',2,'text',0,'As shipped weekly (the last 7 days), monthly (the last 30 days, no calendar month) or all_time; leaderboard_periods has them.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','player_name','leaderboards',3,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','total_deaths','leaderboards',6,'bigint',0,'Deaths, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','total_kills','leaderboards',5,'bigint',0,'Kills, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','total_play_time_minutes','leaderboards',8,'double',0,'Minutes played, summed over the rounds as whole milliseconds, not rounded further.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','total_rounds','leaderboards',4,'bigint',0,'The player rounds (sessions) that score, kills and playtime are over.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','total_score','leaderboards',7,'bigint',0,'Score, summed over the rounds; scores can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_candidates','updated_at','leaderboards',19,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','','leaderboards',0,'table',0,'One row per game, period, ranking type and player on that leaderboard, over all servers of the game. Boards hold ranks 1 to the period''s largest_rank (100), so ties can make more rows.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','game','leaderboards',1,'text',0,'The game, as the site names it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','period','leaderboards',2,'text',0,'As shipped weekly (the last 7 days), monthly (the last 30 days, no calendar month) or all_time; leaderboard_periods has them.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','player_name','leaderboards',4,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','rank','leaderboards',5,'bigint',0,'The position by value, where equals share one and the next is left out (1, 2, 2, 4).','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','ranked_players','leaderboards',12,'bigint',0,'How many players have a rank on this leaderboard, also those beyond the last rank kept.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','ranking_type','leaderboards',3,'text',0,'What is compared: score, kills, kd_ratio (over rounds with a kill or a death), kill_rate (over rounds with kills and minutes) or playtime (minutes).','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','total_deaths','leaderboards',9,'bigint',0,'Deaths in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','total_kills','leaderboards',8,'bigint',0,'Kills in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','total_play_time_minutes','leaderboards',11,'double',0,'Minutes played in these rounds, summed as whole milliseconds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','total_rounds','leaderboards',7,'bigint',0,'The player rounds (sessions) that the value is over.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','total_score','leaderboards',10,'bigint',0,'Score in these rounds; it can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','updated_at','leaderboards',13,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('game_leaderboard_entries','value','leaderboards',6,'double',0,'What the player is ranked by, as stored; ratios and rates to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_activity_patterns','','servers',0,'table',0,'One row per game, day of the week and hour of the day: how much is played then, from the rounds that began in the last 30 days.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_activity_patterns','avg_round_duration','servers',6,'double',0,'Minutes played per session: each date has a mean, and this is the mean of these, to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_activity_patterns','day_of_week','servers',2,'bigint',0,'The day of the week in UTC, 0 for Sunday to 6 for Saturday.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_activity_patterns','game','servers',1,'text',0,'The game, as the site names it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_activity_patterns','hour_of_day','servers',3,'bigint',0,'The hour of the day in UTC, 0 to 23.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_activity_patterns','period_type','servers',7,'text',0,'Weekend for Saturday and Sunday, else Weekday.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_activity_patterns','total_rounds_avg','servers',5,'double',0,'Different rounds in which a session began in the hour, the mean over dates that have any, to 3 decimals. A long round counts in several hours. Rounds are told apart by round_id alone.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_activity_patterns','unique_players_avg','servers',4,'double',0,'Different players of whom a session began in the hour, the mean over dates that have any, to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_activity_patterns','updated_at','servers',8,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_player_predictions','','servers',0,'table',0,'One row per game, day of the week and hour of the day: how many players to expect on all servers together, from the complete hours of the last 60 days.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_player_predictions','data_points','servers',5,'bigint',0,'How many dates that is over.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_player_predictions','day_of_week','servers',2,'bigint',0,'The day of the week in UTC, 0 for Sunday to 6 for Saturday.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_player_predictions','game','servers',1,'text',0,'The game, as the site names it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_player_predictions','hour_of_day','servers',3,'bigint',0,'The hour of the day in UTC, 0 to 23.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_player_predictions','predicted_players','servers',4,'double',0,'The mean over dates of the sum over servers of the hour''s last sample, to 3 decimals. A date counts where at least one server has a sample in that hour: where a source writes no samples of an empty server, hours in which nobody played are left out.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('hourly_player_predictions','updated_at','servers',6,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('leaderboard_periods','','seeds',0,'table',0,'One row per period that servers and games have leaderboards for.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('leaderboard_periods','largest_rank','seeds',5,'integer',0,'The last rank that is kept; whoever shares it is kept, too.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('leaderboard_periods','minimum_rounds','seeds',4,'integer',0,'The fewest player rounds (sessions) to appear, where the ranking type asks for any.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('leaderboard_periods','period','seeds',1,'text',0,'The period''s name.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('leaderboard_periods','window_length','seeds',3,'integer',0,'How many of them, at most 36525 days or 1200 months or weeks; 0 for always.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('leaderboard_periods','window_unit','seeds',2,'text',0,'What the window is measured in: day (so many times 24 hours back from now), month (so many calendar months back, to the month''s last day where it has no such day), week (from Monday 00:00 UTC of so many weeks, this one the first) or always (no bounds).','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('leaderboard_ranking_types','','seeds',0,'table',0,'One row per way to rank the players of a server or a game.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('leaderboard_ranking_types','has_minimum_rounds','seeds',2,'integer',0,'1 where a player needs the period''s minimum_rounds to appear, else 0.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('leaderboard_ranking_types','ranking_type','seeds',1,'text',0,'The ranking''s name; what it compares is said in server_leaderboard_entries.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_global_averages','','servers',0,'table',0,'One row per map and server: how fast players score there, over all rounds with any time played. The rows with server `''''` are the map over all servers.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_global_averages','avg_kill_rate','servers',3,'double',0,'Kills per minute over all these rounds together, to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_global_averages','avg_score_rate','servers',4,'double',0,'Score per minute over all these rounds together, to 3 decimals; it can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_global_averages','map_name','servers',1,'text',0,'The map as the server reported it. It may be empty.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_global_averages','sample_count','servers',5,'bigint',0,'How many player rounds that is over.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_global_averages','server_guid','servers',2,'text',0,'The server''s identifier at the site; `''''` stands for all servers together.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_global_averages','updated_at','servers',6,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_hourly_patterns','','servers',0,'table',0,'One row per server, map, day of the week and hour of the day in which a round of the last 60 days started: how often the map is played then, and by how many. The rows with server `''''` are the map on all servers. The site''s own screen of it is `MapServerHourlyPattern`.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_hourly_patterns','avg_players','servers',6,'double',0,'The mean over these rounds of their total_players, to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_hourly_patterns','data_points','servers',7,'bigint',0,'How many dates have such a round.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_hourly_patterns','day_of_week','servers',3,'bigint',0,'The day of the week in UTC, 0 for Sunday to 6 for Saturday.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_hourly_patterns','hour_of_day','servers',4,'bigint',0,'The hour of the day in UTC, 0 to 23.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_hourly_patterns','map_name','servers',2,'text',0,'The map as the server reported it. It may be empty.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_hourly_patterns','rounds_played','servers',5,'bigint',0,'How many rounds started then.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_hourly_patterns','server_guid','servers',1,'text',0,'The server''s identifier at the site; `''''` stands for all servers together.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('map_hourly_patterns','updated_at','servers',8,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_aliases','','seeds',0,'table',0,'One row per name under which a player also played: rounds under it count as the player''s, everywhere. They stay in landing under the name that they came with.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_aliases','alias','seeds',1,'text',0,'The other name, byte for byte as it landed.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_aliases','player_name','seeds',2,'text',0,'The name that the rounds count under. It may be no alias itself.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_best_scores','','players',0,'table',0,'One row per player, period and rank: the player''s up to three best sessions of the period, by score above 0. Whoever left a round and came back may be here with both sessions.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_best_scores','final_deaths','players',6,'bigint',0,'The player''s deaths in that session.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_best_scores','final_kills','players',5,'bigint',0,'The player''s kills in that session.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_best_scores','final_score','players',4,'bigint',0,'The session''s score.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_best_scores','map_name','players',7,'text',0,'The map as the server reported it. It may be empty.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_best_scores','period','players',2,'text',0,'As shipped this_week (from Monday 00:00 UTC), last_30_days or all_time; best_score_periods has them.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_best_scores','player_name','players',1,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_best_scores','rank','players',3,'bigint',0,'1 to 3. Of equal scores the one is first whose session ended first, then began first, then has the smaller round_id.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_best_scores','round_end_time','players',9,'text',0,'When the player''s session in the round ended, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_best_scores','round_id','players',10,'text',0,'The site''s identifier of the round; all players of a round share it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_best_scores','server_guid','players',8,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_best_scores','updated_at','players',11,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_daily_stats','','players',0,'table',0,'One row per player and UTC date on which rounds of the player ended.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_daily_stats','daily_deaths','players',5,'bigint',0,'Deaths, summed over these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_daily_stats','daily_kills','players',4,'bigint',0,'Kills, summed over these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_daily_stats','daily_play_time_minutes','players',7,'double',0,'Minutes played, summed over these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_daily_stats','daily_rounds','players',3,'bigint',0,'How many sessions (player rounds) ended on that date.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_daily_stats','daily_score','players',6,'bigint',0,'Score, summed over these rounds; it can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_daily_stats','date','players',2,'text',0,'The UTC date of the rounds'' ends, as YYYY-MM-DD.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_daily_stats','player_name','players',1,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_daily_stats','updated_at','players',8,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_map_stats','','players',0,'table',0,'One row per player, map and server: what the player did on that map there. The rows with server `''''` are the player on that map over all servers.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_map_stats','map_name','players',2,'text',0,'The map as the server reported it. It may be empty.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_map_stats','player_name','players',1,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_map_stats','server_guid','players',3,'text',0,'The server''s identifier at the site; `''''` stands for all servers together.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_map_stats','total_deaths','players',6,'bigint',0,'Deaths, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_map_stats','total_kills','players',5,'bigint',0,'Kills, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_map_stats','total_play_time_minutes','players',8,'double',0,'Minutes played, summed over the rounds as whole milliseconds, not rounded further.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_map_stats','total_rounds','players',4,'bigint',0,'How many player rounds: the player''s sessions in rounds. A player who left a round and came back has two in it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_map_stats','total_score','players',7,'bigint',0,'Score, summed over the rounds; scores can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_map_stats','updated_at','players',9,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_milestone_thresholds','','seeds',0,'table',0,'One row per number of total kills that counts as a milestone.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_milestone_thresholds','milestone','seeds',1,'integer',0,'The number of kills.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_milestones','','players',0,'table',0,'One row per player and milestone of total kills that the player has reached. One round can reach several.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_milestones','achieved_at','players',3,'text',0,'When the session ended that reached it, in UTC. Sessions count in the order of their ends, then starts, then round_ids.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_milestones','days_to_achieve','players',5,'bigint',0,'Days between the UTC dates of the player''s earliest round start and of achieved_at.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_milestones','milestone','players',2,'bigint',0,'The number of kills, from the seed of thresholds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_milestones','player_name','players',1,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_milestones','total_kills_at_milestone','players',4,'bigint',0,'The player''s kills after that round.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_milestones','updated_at','players',6,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','','players',0,'table',0,'One row per player, UTC month in which rounds of the player ended, server and map. Totals of a player''s life, of servers and of maps are sums of these rows. So after a new round only one month is computed again. The site''s own screen of it is `PlayerStatsMonthly`.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','first_start_epoch','players',11,'bigint',0,'The earliest start of a round, in seconds since 1970.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','highest_score','players',10,'bigint',0,'The highest score of a round.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','last_end_epoch','players',12,'bigint',0,'The latest end of a round, in seconds since 1970.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','map_name','players',4,'text',0,'The map as the server reported it. It may be empty.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','month','players',2,'text',0,'The UTC month in which the player''s sessions in the rounds ended, as YYYY-MM.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','player_name','players',1,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','server_guid','players',3,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','total_deaths','players',7,'bigint',0,'Deaths, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','total_kills','players',6,'bigint',0,'Kills, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','total_play_time_minutes','players',9,'double',0,'Minutes played, summed over the rounds as whole milliseconds, not rounded further.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','total_rounds','players',5,'bigint',0,'How many player rounds: the player''s sessions in rounds. A player who left a round and came back has two in it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','total_score','players',8,'bigint',0,'Score, summed over the rounds; scores can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_monthly_stats','updated_at','players',13,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','','players',0,'table',0,'One row per player and server: what the player did there, and the best score with the round it was made in.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','highest_score','players',8,'bigint',0,'The player''s highest score in a round on this server. Of equal scores the one counts whose round ended first, then began first, then has the smallest round_id.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','highest_score_map_name','players',10,'text',0,'The map of that round; it may be empty.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','highest_score_round_id','players',9,'text',0,'The round of that score.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','highest_score_time','players',11,'text',0,'When the player''s session in that round began, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','player_name','players',1,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','server_guid','players',2,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','total_deaths','players',5,'bigint',0,'Deaths, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','total_kills','players',4,'bigint',0,'Kills, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','total_play_time_minutes','players',7,'double',0,'Minutes played, summed over the rounds as whole milliseconds, not rounded further.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','total_rounds','players',3,'bigint',0,'How many player rounds: the player''s sessions in rounds. A player who left a round and came back has two in it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','total_score','players',6,'bigint',0,'Score, summed over the rounds; scores can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_server_stats','updated_at','players',12,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','','players',0,'table',0,'One row per player: everything that the player ever did.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','avg_score_per_round','players',7,'double',0,'Score per session (player round), to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','first_round_time','players',10,'text',0,'When the player''s first session began, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','kd_ratio','players',8,'double',0,'Kills per death, over all rounds, to 3 decimals; the kills where there were no deaths.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','kill_rate','players',9,'double',0,'Kills per minute played, over all rounds, to 3 decimals; 0 where no time was played.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','last_round_time','players',11,'text',0,'When the player''s last session ended, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','player_name','players',1,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','total_deaths','players',4,'bigint',0,'Deaths, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','total_kills','players',3,'bigint',0,'Kills, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','total_play_time_minutes','players',6,'double',0,'Minutes played, summed over the rounds as whole milliseconds, not rounded further.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','total_rounds','players',2,'bigint',0,'How many player rounds: the player''s sessions in rounds. A player who left a round and came back has two in it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','total_score','players',5,'bigint',0,'Score, summed over the rounds; scores can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_lifetime','updated_at','players',12,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_rolling','','players',0,'table',0,'One row per player and period in which the player played: what the player did in rounds that lie wholly in the last 30 days, 6 months or year.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_rolling','kd_ratio','players',8,'double',0,'Kills per death, over all rounds, to 3 decimals; the kills where there were no deaths.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_rolling','kill_rate','players',9,'double',0,'Kills per minute played, over all rounds, to 3 decimals; 0 where no time was played.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_rolling','period','players',2,'text',0,'As shipped last_30_days (30 times 24 hours), last_6_months or last_year (calendar months back from now); rolling_periods has them.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_rolling','player_name','players',1,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_rolling','total_deaths','players',5,'bigint',0,'Deaths, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_rolling','total_kills','players',4,'bigint',0,'Kills, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_rolling','total_play_time_minutes','players',7,'double',0,'Minutes played, summed over the rounds as whole milliseconds, not rounded further.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_rolling','total_rounds','players',3,'bigint',0,'How many player rounds: the player''s sessions in rounds. A player who left a round and came back has two in it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_rolling','total_score','players',6,'bigint',0,'Score, summed over the rounds; scores can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('player_stats_rolling','updated_at','players',10,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rolling_periods','','seeds',0,'table',0,'One row per period that player_stats_rolling has.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rolling_periods','period','seeds',1,'text',0,'The period''s name.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rolling_periods','window_length','seeds',3,'integer',0,'How many of them, at most 36525 days or 1200 months or weeks; 0 for always.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rolling_periods','window_unit','seeds',2,'text',0,'What the window is measured in: day (so many times 24 hours back from now), month (so many calendar months back, to the month''s last day where it has no such day), week (from Monday 00:00 UTC of so many weeks, this one the first) or always (no bounds).','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','','servers',0,'view',0,'One row per player per session in a round that counts: a round''s scoreboard, and a player''s rounds. A view of landed rows, so it has a round up to a minute before `rounds` does.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','average_ping','servers',13,'double',1,'The player''s mean ping in the round, in milliseconds; NULL where it was not measured.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','final_deaths','servers',11,'bigint',0,'The player''s deaths in the round.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','final_kills','servers',10,'bigint',0,'The player''s kills in the round.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','final_score','servers',9,'bigint',0,'The player''s score in the round; it can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','game','servers',6,'text',0,'The game, as the site names it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','map_name','servers',5,'text',0,'The map as the server reported it. It may be empty.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','play_time_minutes','servers',12,'double',0,'Minutes that the player was in the round, as the site measured them.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','player_name','servers',3,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','round_end_time','servers',8,'text',0,'When the player''s session in the round ended, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','round_id','servers',2,'text',0,'The site''s identifier of the round; all players of a round share it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','round_start_epoch','servers',14,'bigint',0,'The start in seconds since 1970: the order in which a player''s rounds are stored, so that the last ones are quick to find.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','round_start_time','servers',7,'text',0,'When the player''s session in the round began, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','server_guid','servers',1,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('round_players','team_label','servers',4,'text',0,'The team that the player was in, as the server named it; it may be empty. The source does not say which team won.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','','servers',0,'table',0,'One row per round of a server in which a human played: when, what, how many, and who was best. In older rows of the source each session has a round_id of its own, and so is a round. Bots count only in total_bots.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','best_player_name','servers',14,'text',0,'Who had it; of equals who ended first, then who started first, then the first name.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','best_score','servers',13,'bigint',0,'The highest score of one session; it can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','ended_at','servers',6,'text',0,'When the last player''s session ended, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','game','servers',3,'text',0,'The game of the player''s row with the latest end, then the latest start, then the alphabetically last player.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','map_name','servers',4,'text',0,'The map of that row; it may be empty.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','round_id','servers',2,'text',0,'The site''s identifier of the round; all players of a round share it.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','server_guid','servers',1,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','started_at','servers',5,'text',0,'When the first player''s session began, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','total_bots','servers',8,'bigint',0,'How many sessions of bots. One that came back counts twice.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','total_deaths','servers',10,'bigint',0,'Deaths, summed over the players.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','total_kills','servers',9,'bigint',0,'Kills, summed over the players.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','total_play_time_minutes','servers',12,'double',0,'Minutes played, summed over the players as whole milliseconds, not rounded further.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','total_players','servers',7,'bigint',0,'How many players, each counted once.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','total_score','servers',11,'bigint',0,'Score, summed over the players; it can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('rounds','updated_at','servers',15,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_daily_counts','','servers',0,'table',0,'One row per server and UTC date on which the server was sampled. server_online_counts has the same by the hour, for 180 days; this has all days. Days whose hours `prune` removed are kept. Samples of several games are pooled.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_daily_counts','avg_players','servers',3,'double',0,'Players online, the mean over the day''s samples, to 3 decimals. If the source writes no samples of an empty server, this is a mean of the time in which somebody played: an hour without a sample has no row, and counts nowhere as 0. server_daily_counts says how many hours of a day have samples.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_daily_counts','date','servers',2,'text',0,'The hour''s date in UTC, `YYYY-MM-DD`.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_daily_counts','hours_sampled','servers',6,'bigint',0,'How many hours of the day have a sample, 24 if the whole day was sampled. Where a source writes no samples of an empty server, these are the hours in which someone played, and avg_players * hours_sampled / 24.0 estimates the mean of the whole day from above.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_daily_counts','peak_players','servers',4,'bigint',0,'The most players in a sample of the day.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_daily_counts','sample_count','servers',5,'bigint',0,'How many samples the day has.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_daily_counts','server_guid','servers',1,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_daily_counts','updated_at','servers',7,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','','servers',0,'table',0,'One row per server, day of the week and hour of the day: how full the server is then, from the averages above 0 of the complete hours of the last 60 days.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','avg_players','servers',4,'double',0,'The mean of the hours'' averages above 0, to 3 decimals: an hour that was sampled and had nobody counts nowhere. If the source writes no samples of an empty server, this is a mean of the time in which somebody played: an hour without a sample has no row, and counts nowhere as 0. server_daily_counts says how many hours of a day have samples.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','data_points','servers',11,'bigint',0,'How many hours that is over.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','day_of_week','servers',2,'bigint',0,'The day of the week in UTC, 0 for Sunday to 6 for Saturday.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','hour_of_day','servers',3,'bigint',0,'The hour of the day in UTC, 0 to 23.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','max_players','servers',10,'double',0,'The greatest of the hours'' averages, to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','median_players','servers',7,'double',0,'The median of the hours'' averages, interpolated linearly, to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','min_players','servers',5,'double',0,'The least of the hours'' averages, to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','q25_players','servers',6,'double',0,'The first quartile of the hours'' averages, interpolated linearly, to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','q75_players','servers',8,'double',0,'The third quartile of the hours'' averages, interpolated linearly, to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','q90_players','servers',9,'double',0,'The 90th percentile of the hours'' averages, interpolated linearly, to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','server_guid','servers',1,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_hourly_patterns','updated_at','servers',12,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','','leaderboards',0,'table',0,'One row per server, period and player with a round there in the period: what each leaderboard of the server would rank the player by, whether or not there are enough rounds to appear on it. How many others have a greater value, and enough rounds, is the player''s own rank; docs/boards.md has the query.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','kd_ratio','leaderboards',9,'double',0,'Kills per death over rounds with a kill or a death, to 3 decimals; the kills where there were no deaths.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','kd_ratio_play_time_minutes','leaderboards',12,'double',0,'Minutes played in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','kd_ratio_rounds','leaderboards',10,'bigint',0,'The rounds that kd_ratio is over, those with a kill or a death.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','kd_ratio_score','leaderboards',11,'bigint',0,'Score in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','kill_rate','leaderboards',13,'double',0,'Kills per minute over rounds with kills and minutes, to 3 decimals; 0 where there are none.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','kill_rate_deaths','leaderboards',16,'bigint',0,'Deaths in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','kill_rate_kills','leaderboards',15,'bigint',0,'Kills in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','kill_rate_play_time_minutes','leaderboards',18,'double',0,'Minutes played in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','kill_rate_rounds','leaderboards',14,'bigint',0,'The rounds that kill_rate is over, those with kills and minutes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','kill_rate_score','leaderboards',17,'bigint',0,'Score in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','period','leaderboards',2,'text',0,'As shipped weekly (the last 7 days), monthly (the last 30 days, no calendar month) or all_time; leaderboard_periods has them.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','player_name','leaderboards',3,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','server_guid','leaderboards',1,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','total_deaths','leaderboards',6,'bigint',0,'Deaths, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','total_kills','leaderboards',5,'bigint',0,'Kills, summed over the rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','total_play_time_minutes','leaderboards',8,'double',0,'Minutes played, summed over the rounds as whole milliseconds, not rounded further.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','total_rounds','leaderboards',4,'bigint',0,'The player rounds (sessions) that score, kills and playtime are over.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','total_score','leaderboards',7,'bigint',0,'Score, summed over the rounds; scores can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_candidates','updated_at','leaderboards',19,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','','leaderboards',0,'table',0,'One row per server, period, ranking type and player on that leaderboard. Boards hold ranks 1 to the period''s largest_rank (100), so ties can make more rows.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','period','leaderboards',2,'text',0,'As shipped weekly (the last 7 days), monthly (the last 30 days, no calendar month) or all_time; leaderboard_periods has them.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','player_name','leaderboards',4,'text',0,'The player''s name, byte for byte as the site has it: names that differ only in case are two players. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','rank','leaderboards',5,'bigint',0,'The position by value, where equals share one and the next is left out (1, 2, 2, 4).','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','ranked_players','leaderboards',12,'bigint',0,'How many players have a rank on this leaderboard, also those beyond the last rank kept.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','ranking_type','leaderboards',3,'text',0,'What is compared: score, kills, kd_ratio (over rounds with a kill or a death), kill_rate (over rounds with kills and minutes) or playtime (minutes).','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','server_guid','leaderboards',1,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','total_deaths','leaderboards',9,'bigint',0,'Deaths in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','total_kills','leaderboards',8,'bigint',0,'Kills in these rounds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','total_play_time_minutes','leaderboards',11,'double',0,'Minutes played in these rounds, summed as whole milliseconds.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','total_rounds','leaderboards',7,'bigint',0,'The player rounds (sessions) that the value is over.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','total_score','leaderboards',10,'bigint',0,'Score in these rounds; it can be negative.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','updated_at','leaderboards',13,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_leaderboard_entries','value','leaderboards',6,'double',0,'What the player is ranked by, as stored; ratios and rates to 3 decimals.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_map_stats','','servers',0,'table',0,'One row per server, map and UTC month in which player rounds ended there: how much the map was played. The rows with server `''''` are the map on all servers, those with month `''''` all months together, and the row with both is the map''s whole life. A round that lasts over a month''s end counts in both months. The site''s own screen of it is `ServerMapStats`.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_map_stats','avg_players','servers',7,'double',0,'Player rounds (sessions) per round, to 3 decimals; a player who came back counts twice, so it may be more than peak_players.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_map_stats','map_name','servers',2,'text',0,'The map as the server reported it. It may be empty.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_map_stats','month','servers',3,'text',0,'The UTC month in which the player''s sessions in the rounds ended, as YYYY-MM. Empty is all months.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_map_stats','peak_players','servers',8,'bigint',0,'The most players who ended one round in a month, each counted once.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_map_stats','server_guid','servers',1,'text',0,'The server''s identifier at the site; `''''` stands for all servers together.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_map_stats','total_play_time_minutes','servers',6,'double',0,'Minutes played, summed over the rounds as whole milliseconds, not rounded further.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_map_stats','total_player_rounds','servers',5,'bigint',0,'How many player rounds, one per player and session in a round.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_map_stats','total_rounds','servers',4,'bigint',0,'How many rounds, told apart by server and round_id.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_map_stats','updated_at','servers',9,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_names','','servers',0,'table',0,'One row per server and name that it was sampled with, the present one too. A name that came back has one row, from its first to its last sample. The site''s screen of a server calls all but the newest its former names.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_names','first_seen','servers',3,'text',0,'The time of the first sample with that name, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_names','last_seen','servers',4,'text',0,'The time of the last sample with that name, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_names','server_guid','servers',1,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_names','server_name','servers',2,'text',0,'The server''s name, byte for byte as its samples have it. A name that is no UTF-8, holds a NUL or itself begins with `\x` is `\x` and the hex of its bytes. Never empty here: a sample without a name names nothing.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_names','updated_at','servers',5,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_online_counts','','servers',0,'table',0,'One row per server and hour of the last 180 days in which the server was sampled. Samples of several games are pooled.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_online_counts','avg_players','servers',4,'double',0,'Players online, the mean over the hour''s samples, to 3 decimals. If the source writes no samples of an empty server, this is a mean of the time in which somebody played: an hour without a sample has no row, and counts nowhere as 0. server_daily_counts says how many hours of a day have samples.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_online_counts','game','servers',3,'text',0,'The game with most of the hour''s samples; of equals the alphabetically last.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_online_counts','hour_timestamp','servers',2,'text',0,'The start of the hour, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_online_counts','peak_players','servers',5,'bigint',0,'The most players in a sample of the hour.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_online_counts','sample_count','servers',6,'bigint',0,'How many samples the hour has.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_online_counts','server_guid','servers',1,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_online_counts','updated_at','servers',7,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_totals','','servers',0,'table',0,'One row per server that was played on: its rounds and players of all time, which `servers` shows beside how many are online. After a new round only its server''s row is computed again.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_totals','first_round_time','servers',6,'text',0,'When the first round began, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_totals','last_game','servers',2,'text',0,'The game of the round that ended last.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_totals','last_map_name','servers',3,'text',0,'The map of that round; it may be empty.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_totals','last_round_time','servers',7,'text',0,'When the last round ended, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_totals','server_guid','servers',1,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_totals','total_players','servers',5,'bigint',0,'How many players played there, each counted once.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_totals','total_rounds','servers',4,'bigint',0,'How many rounds were played there, told apart by their round_id.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_totals','updated_at','servers',8,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_windows','','seeds',0,'table',0,'One row per table of servers that looks back over a window.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_windows','period','seeds',1,'text',0,'The period''s name.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_windows','window_length','seeds',3,'integer',0,'How many of them, at most 36525 days or 1200 months or weeks; 0 for always.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('server_windows','window_unit','seeds',2,'text',0,'What the window is measured in: day (so many times 24 hours back from now), month (so many calendar months back, to the month''s last day where it has no such day), week (from Monday 00:00 UTC of so many weeks, this one the first) or always (no bounds).','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('servers','','servers',0,'table',0,'One row per server that was sampled or played on: what it is called, what is played there, how many are online and since when it is known. How many are online now, by game: `select game, sum(players_online) from servers where sampled_at >= datetime(''now'', ''-5 minutes'') group by game`; without the game, on the whole site. A source that writes no sample of an empty server leaves the server''s last sample here, which is why only fresh ones are summed.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('servers','first_seen','servers',7,'text',0,'The earliest time of a sample or of a round''s start, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('servers','game','servers',3,'text',0,'The game of the newest sample, or, where there is none, of the newest round.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('servers','last_seen','servers',8,'text',0,'The latest time of a sample or of a round''s end, in UTC.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('servers','map_name','servers',4,'text',0,'The map of the newest sample, or, where there is none, of the newest round; it may be empty.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('servers','players_online','servers',5,'bigint',1,'The players online in the newest sample; NULL where there is none.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('servers','sampled_at','servers',6,'text',1,'The time of the newest sample, in UTC; NULL where there is none. Of samples at one time the one with most players is taken, then the alphabetically last game.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('servers','server_guid','servers',1,'text',0,'The server''s identifier at the site.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('servers','server_name','servers',2,'text',0,'The name in the newest sample that has one; empty where none has. Names that it had before are in server_names.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('servers','total_players','servers',10,'bigint',0,'How many different players played there.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('servers','total_rounds','servers',9,'bigint',0,'How many rounds players played there; a round of bots alone is none.','2024-05-01 12:34:56');
INSERT INTO "data_dictionary" VALUES('servers','updated_at','servers',11,'text',0,'The `as_of` of the run in which another column of this row last changed, in UTC.','2024-05-01 12:34:56');
CREATE TABLE "excluded_players" (
    player_name text not null unique,
    check (player_name <> '')
) strict
    ;
CREATE TABLE "excluded_servers" (
    server_guid text not null unique,
    check (server_guid <> '')
) strict
    ;
CREATE TABLE "game_leaderboard_candidates" (
    game text,
    period text,
    player_name text,
    total_rounds integer,
    total_kills integer,
    total_deaths integer,
    total_score integer,
    total_play_time_minutes real,
    kd_ratio real,
    kd_ratio_rounds integer,
    kd_ratio_score integer,
    kd_ratio_play_time_minutes real,
    kill_rate real,
    kill_rate_rounds integer,
    kill_rate_kills integer,
    kill_rate_deaths integer,
    kill_rate_score integer,
    kill_rate_play_time_minutes real,
    updated_at text,
    primary key (game, period, player_name)
) strict, without rowid
    ;
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','all_time','"; drop',7,51,10,31,9.87833333333333314402e+01,5.1,7,31,9.87833333333333314402e+01,0.476,4,47,6,15,9.87833333333333314402e+01,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','all_time','%_',7,84,12,29,80.0,7.0,6,22,50.0,0.86,4,43,8,14,50.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','all_time','Al',3,80,9,13,75.0,8.889,3,13,75.0,0.889,1,40,3,0,45.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','all_time','Al ',12,56,12,48,55.0,4.667,11,47,55.0,1.175,4,47,2,22,40.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','all_time','O''Neill',9,53,13,28,70.0,4.077,8,26,40.0,1.314,3,46,3,11,35.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','all_time','Zoë 🎮',3,40,5,14,20.0,8.0,3,14,20.0,4.0,1,40,2,5,10.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','all_time','a	b',6,8716,14,18,25.0,622.571,6,18,25.0,2.667,1,40,3,4,15.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','all_time','al',8,53,8,90,1.36733333333333320072e+02,6.625,7,87,1.31733333333333320065e+02,0.697,4,50,5,60,7.17333333333333342815e+01,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','all_time','line
break',5,48,10,16,110.0,4.8,5,16,110.0,0.418,4,46,7,4,110.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','all_time','x.y',6,86,6,43,70.0,14.333,6,43,70.0,0.717,2,43,3,21,60.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','all_time','ÿ',3,0,6,22,10.0,0.0,2,11,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','monthly','"; drop',2,42,2,8,25.0,21.0,2,8,25.0,1.68,2,42,2,8,25.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','monthly','%_',3,3,9,15,20.0,0.333,3,15,20.0,0.1,2,2,6,10,20.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','monthly','Al',1,40,3,0,45.0,13.333,1,0,45.0,0.889,1,40,3,0,45.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','monthly','Al ',3,6,1,22,10.0,6.0,3,22,10.0,0.3,1,3,0,2,10.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','monthly','O''Neill',2,4,3,5,10.0,1.333,2,5,10.0,0.3,1,3,2,7,10.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','monthly','a	b',3,40,7,15,10.0,5.714,3,15,10.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','monthly','al',1,0,1,5,45.0,0.0,1,5,45.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','monthly','line
break',1,2,1,-2,15.0,2.0,1,-2,15.0,0.133,1,2,1,-2,15.0,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_candidates" VALUES('bf1942','monthly','ÿ',2,0,3,22,10.0,0.0,1,11,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
CREATE TABLE "game_leaderboard_entries" (
    game text,
    period text,
    ranking_type text,
    player_name text,
    rank integer,
    value real,
    total_rounds integer,
    total_kills integer,
    total_deaths integer,
    total_score integer,
    total_play_time_minutes real,
    ranked_players integer,
    updated_at text,
    primary key (game, period, ranking_type, player_name)
) strict, without rowid
    ;
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','all_time','playtime','"; drop',3,9.87833333333333314402e+01,7,51,10,31,9.87833333333333314402e+01,11,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','all_time','playtime','%_',4,80.0,7,84,12,29,80.0,11,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','all_time','playtime','Al',5,75.0,3,80,9,13,75.0,11,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','all_time','playtime','Al ',8,55.0,12,56,12,48,55.0,11,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','all_time','playtime','O''Neill',6,70.0,9,53,13,28,70.0,11,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','all_time','playtime','Zoë 🎮',10,20.0,3,40,5,14,20.0,11,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','all_time','playtime','a	b',9,25.0,6,8716,14,18,25.0,11,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','all_time','playtime','al',1,1.36733333333333320072e+02,8,53,8,90,1.36733333333333320072e+02,11,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','all_time','playtime','line
break',2,110.0,5,48,10,16,110.0,11,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','all_time','playtime','x.y',6,70.0,6,86,6,43,70.0,11,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','all_time','playtime','ÿ',11,10.0,3,0,6,22,10.0,11,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','monthly','playtime','"; drop',3,25.0,2,42,2,8,25.0,9,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','monthly','playtime','%_',4,20.0,3,3,9,15,20.0,9,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','monthly','playtime','Al',1,45.0,1,40,3,0,45.0,9,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','monthly','playtime','Al ',6,10.0,3,6,1,22,10.0,9,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','monthly','playtime','O''Neill',6,10.0,2,4,3,5,10.0,9,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','monthly','playtime','a	b',6,10.0,3,40,7,15,10.0,9,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','monthly','playtime','al',1,45.0,1,0,1,5,45.0,9,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','monthly','playtime','line
break',5,15.0,1,2,1,-2,15.0,9,'2024-05-01 12:34:56');
INSERT INTO "game_leaderboard_entries" VALUES('bf1942','monthly','playtime','ÿ',6,10.0,2,0,3,22,10.0,9,'2024-05-01 12:34:56');
CREATE TABLE "hourly_activity_patterns" (
    game text,
    day_of_week integer,
    hour_of_day integer,
    unique_players_avg real,
    total_rounds_avg real,
    avg_round_duration real,
    period_type text,
    updated_at text,
    primary key (game, day_of_week, hour_of_day)
) strict, without rowid
    ;
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',0,22,1.0,1.0,10.0,'Weekend','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',1,4,1.0,1.0,5.0,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',2,3,1.0,1.0,0.0,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',2,9,1.0,1.0,45.0,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',2,10,1.0,1.0,15.0,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',2,23,1.0,1.0,0.0,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',3,5,1.0,1.0,0.0,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',3,19,1.0,1.0,0.0,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',4,4,1.0,1.0,0.0,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',4,13,2.0,2.0,12.5,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',4,14,1.0,1.0,5.0,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',5,0,1.0,1.0,0.0,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',5,2,1.0,1.0,10.0,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',5,4,1.0,1.0,10.0,'Weekday','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',6,7,1.0,1.0,45.0,'Weekend','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',6,11,1.0,1.0,5.0,'Weekend','2024-05-01 12:34:56');
INSERT INTO "hourly_activity_patterns" VALUES('bf1942',6,14,1.0,1.0,15.0,'Weekend','2024-05-01 12:34:56');
CREATE TABLE "hourly_player_predictions" (
    game text,
    day_of_week integer,
    hour_of_day integer,
    predicted_players real,
    data_points integer,
    updated_at text,
    primary key (game, day_of_week, hour_of_day)
) strict, without rowid
    ;
INSERT INTO "hourly_player_predictions" VALUES('bf1942',2,12,11.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',2,13,3.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',2,14,9.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',2,15,15.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',2,16,7.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',2,17,13.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',2,18,5.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',2,19,11.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',2,20,3.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',2,21,9.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',2,22,15.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',2,23,7.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',3,0,13.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',3,1,5.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',3,2,11.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',3,3,3.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',3,4,9.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',3,5,15.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',3,6,7.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',3,7,13.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',3,8,5.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',3,9,11.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',3,10,3.0,1,'2024-05-01 12:34:56');
INSERT INTO "hourly_player_predictions" VALUES('bf1942',3,11,9.0,1,'2024-05-01 12:34:56');
CREATE TABLE landing_backfills (
    name text primary key,
    source_table text not null,
    started_at text not null,
    finished_at text,
    rows_total integer not null,
    first_load_id integer not null,
    error text
) strict, without rowid;
CREATE TABLE landing_cursors (
    source_table text primary key,
    cursor_epoch integer,
    first_load_through_epoch integer,
    first_load_cursor_epoch integer,
    first_load_after_player text
) strict, without rowid;
INSERT INTO "landing_cursors" VALUES('player_rounds',1713385096,NULL,NULL,NULL);
INSERT INTO "landing_cursors" VALUES('server_online_counts',1714561200,NULL,NULL,NULL);
CREATE TABLE landing_deletions (
    deletion_id integer primary key,
    round_id text not null,
    server_guid text not null,
    player_name text not null,
    round_start_epoch integer not null,
    created_epoch integer not null,
    is_deleted integer not null,
    unique (round_id, server_guid, player_name, round_start_epoch)
) strict;
CREATE TABLE landing_ingested_hours (
    server_guid text not null,
    hour_epoch integer not null,
    game text not null,
    from_epoch integer not null,
    primary key (server_guid, hour_epoch, game)
) strict, without rowid;
CREATE TABLE landing_loads (
    load_id integer primary key,
    source_table text not null,
    started_at text not null,
    finished_at text,
    rows_read integer not null default 0,
    rows_landed integer not null default 0,
    rows_repeated integer not null default 0,
    rows_superseded integer not null default 0,
    rows_rejected integer not null default 0,
    check (rows_read = rows_landed + rows_repeated + rows_superseded + rows_rejected)
) strict;
INSERT INTO "landing_loads" VALUES(1,'player_rounds','2026-11-30 23:07:35','2026-11-30 23:07:35',80,72,0,5,3);
INSERT INTO "landing_loads" VALUES(2,'server_online_counts','2026-11-30 23:07:35','2026-11-30 23:07:35',180,90,0,90,0);
INSERT INTO "landing_loads" VALUES(3,'server_online_counts','2026-11-30 23:07:35','2026-11-30 23:07:35',204,102,0,102,0);
CREATE TABLE landing_player_rounds (
    player_name text not null,
    round_start_epoch integer not null,
    round_id text not null,
    server_guid text not null,
    map_name text not null,
    round_end_epoch integer not null,
    final_score integer not null,
    final_kills integer not null,
    final_deaths integer not null,
    play_time_minutes real not null,
    team_label text not null,
    game_id text not null,
    is_bot integer not null,
    created_epoch integer not null,
    game text not null,
    average_ping real,
    load_id integer not null,
    is_deleted integer not null,
    primary key (player_name, round_start_epoch, round_id)
) strict, without rowid;
INSERT INTO "landing_player_rounds" VALUES('"; drop',1709482500,'round 28','server-1','',1709482500,-2,2,2,0.0,'Axis','game',0,1710409295,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('"; drop',1709740800,'round 5','server-1','',1709743500,-2,1,1,45.0,'Axis','game',0,1710409196,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('"; drop',1710219600,'round 100','server-3','',1710219600,9,1,1,0.0,'Axis','game',0,1710408661,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('"; drop',1710219874,'round 100-equal','server-3','',1710219874,9,1,1,0.0,'Axis','game',0,1710409064,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('"; drop',1710612000,'round 88','server-1','berlin',1710615527,9,4,3,2.87833333333333314385e+01,'Axis','game',0,1711639280,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('"; drop',1712658600,'round 22','server-2','wake',1712661300,6,40,0,15.0,'Axis','game',0,1713383953,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('"; drop',1713132900,'round 61','server-1','',1713134700,2,2,2,10.0,'Axis','game',0,1713384108,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('%_',1710729900,'round 39','server-1','',1710732600,-1,40,0,15.0,'Axis','game',0,1711639555,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('%_',1711161900,'round 69','server-1','wake',1711163700,7,0,0,30.0,'Axis','game',0,1711638996,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('%_',1711233000,'round 41','server-1','berlin',1711235700,5,1,2,15.0,'Axis','game',0,1711640506,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('%_',1711920600,'round 17','server-1','berlin',1711920600,3,40,1,0.0,'Axis','game',0,1713383782,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('%_',1712099700,'round 60','server-1','berlin',1712099700,5,1,3,0.0,'Axis','game',0,1713383899,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('%_',1712548800,'round 8','server-2','wake',1712549700,9,1,3,5.0,'Axis','game',0,1713383366,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('%_',1713019500,'round 102','server-1','',1713022200,1,1,3,15.0,'Axis','game',0,1713384102,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al',1709496000,'round 18','server-1','',1709497800,8,0,3,30.0,'Axis','game',0,1713384410,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al',1710947700,'round 23','server-3','wake',1710947700,5,40,3,0.0,'Axis','game',0,1711640321,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al',1712992500,'round 0','server-2','wake',1712995200,0,40,3,45.0,'Axis','game',0,1713384578,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al ',1709253000,'round 9','server-1','',1709253900,2,0,1,15.0,'Axis','game',0,1710409016,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al ',1709336700,'round 43','server-3','berlin',1709337600,3,2,1,5.0,'Axis','game',0,1711640467,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al ',1709784000,'round 19','server-1','berlin',1709784900,6,2,0,15.0,'Axis','game',0,1710409460,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al ',1709842500,'round 21','server-1','',1709842500,-1,2,3,0.0,'Axis','game',0,1710408770,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al ',1710662400,'round 42','server-1','',1710662400,-2,2,1,0.0,'Axis','game',0,1711639052,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al ',1710727200,'round 52','server-1','berlin',1710727200,5,2,2,0.0,'Axis','game',0,1711639511,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al ',1710789300,'round 11','server-2','',1710789300,1,0,2,0.0,'Axis','game',0,1711638905,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al ',1711235700,'round 16','server-1','berlin',1711235700,1,0,0,0.0,'Axis','game',0,1711639826,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al ',1711547100,'round 38','server-3','berlin',1711548900,11,40,1,10.0,'Axis','game',0,1711639264,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al ',1712123100,'round 57','server-2','berlin',1712123100,8,1,0,0.0,'Axis','game',0,1713383778,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al ',1712238300,'round 95','server-1','',1712240100,2,3,0,10.0,'Axis','game',0,1713384154,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Al ',1713382200,'round 108','server-1','wake',1713382200,12,2,1,0.0,'Axis','game',0,1713384549,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Bot O''Neill',1709524800,'round 35','server-1','berlin',1709524800,999,3,2,0.0,'Axis','game',1,1710409938,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1709524800,'round 35','server-1','berlin',1709524800,6,3,2,0.0,'Axis','game',0,1710409105,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1709536500,'round 14','server-2','berlin',1709536500,1,3,2,0.0,'Axis','game',0,1710409229,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1709918100,'round 1','server-2','',1709919000,8,0,3,5.0,'Axis','game',0,1710410196,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1710405000,'round 91','server-1','wake',1710407700,2,40,1,15.0,'Axis','game',0,1710409440,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1711433700,'round 119','server-1','',1711433700,2,0,2,0.0,'Axis','game',0,1711639237,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1711573200,'round 4','server-1','',1711575000,2,0,0,30.0,'Axis','game',0,1711640192,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1711675800,'round 107','server-1','berlin',1711677600,2,3,0,10.0,'Axis','game',0,1713384208,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1712282400,'round 113','server-2','',1712284200,7,3,2,10.0,'Axis','game',0,1713383646,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1712808900,'round 89','server-1','berlin',1712808900,-2,1,1,0.0,'Axis','game',0,1713384540,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Zoë 🎮',1709447400,'round 62','server-1','wake',1709449200,7,0,1,10.0,'Axis','game',0,1710409577,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Zoë 🎮',1710114300,'round 76','server-1','',1710116100,5,40,2,10.0,'Axis','game',0,1710409222,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('Zoë 🎮',1710329400,'round 10','server-1','berlin',1710329400,2,0,2,0.0,'Axis','game',0,1710410078,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('a	b',1710305100,'round 111','server-2','berlin',1710305100,-1,8634,3,0.0,'Axis','game',0,1710408734,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('a	b',1711277100,'round 27','server-1','berlin',1711279800,4,40,3,15.0,'Axis','game',0,1711639871,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('a	b',1711555200,'round 87','server-1','wake',1711555200,0,2,1,0.0,'Axis','game',0,1711640372,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('a	b',1712028600,'round 33','server-2','',1712028600,8,40,2,0.0,'Axis','game',0,1713383347,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('a	b',1712241000,'round 55','server-1','',1712241900,0,0,2,5.0,'Axis','game',0,1713385096,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('a	b',1712403000,'round 73','server-3','berlin',1712403900,7,0,3,5.0,'Axis','game',0,1713383783,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('al',1709585100,'round 64','server-2','wake',1709586000,12,3,1,15.0,'Axis','game',0,1711640230,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('al',1709911800,'round 79','server-1','berlin',1709912700,10,0,1,15.0,'Axis','game',0,1710409780,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('al',1710253800,'round 26','server-1','berlin',1710254700,3,0,0,5.0,'Axis','game',0,1710409056,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('al',1710522000,'round 50','server-1','berlin',1710523004,31,5,0,1.67333333333333342807e+01,'Axis','game',0,1711639733,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('al',1710880200,'round 77','server-1','',1710882000,12,40,1,30.0,'Axis','game',0,1711639378,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('al',1711532700,'round 99','server-1','',1711534500,5,2,3,10.0,'Axis','game',0,1711639916,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('al',1711637100,'round 53','server-1','',1711637100,12,3,1,0.0,'Axis','game',0,1711639112,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('al',1713258900,'round 40','server-2','wake',1713261600,5,0,1,45.0,'Axis','game',0,1713384621,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('line
break',1709783800,'round 6-equal','server-2','',1709786500,1,2,2,45.0,'Axis','game',0,1713384899,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('line
break',1709786700,'round 6','server-2','',1709789400,1,2,2,45.0,'Axis','game',0,1710409147,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('line
break',1711157400,'round 59','server-1','berlin',1711157400,12,2,3,0.0,'Axis','game',0,1711638896,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('line
break',1711615500,'round 85','server-1','berlin',1711616400,4,40,2,5.0,'Axis','game',0,1711639659,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('line
break',1712237400,'round 29','server-1','wake',1712238300,-2,2,1,15.0,'Axis','game',0,1713383730,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('x.y',1709820900,'round 20','server-1','wake',1709823600,11,3,0,15.0,'Axis','game',0,1710409677,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('x.y',1710030600,'round 49','server-1','wake',1710033300,10,40,3,45.0,'Axis','game',0,1710410360,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('x.y',1711048500,'round 112','server-2','berlin',1711050300,-2,0,1,10.0,'Axis','game',0,1711639080,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('x.y',1711488600,'round 86','server-3','wake',1711488600,10,1,0,0.0,'Axis','game',0,1711640270,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('x.y',1711488600,'round 86-twin','server-3','wake',1711488600,10,2,0,0.0,'Axis','game',0,1713384263,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('x.y',1711660500,'round 51','server-1','berlin',1711660500,4,40,2,0.0,'Axis','game',0,1713384155,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('ÿ',1709991000,'round 101','server-1','wake',1709991000,0,0,3,0.0,'Axis','game',0,1710408848,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('ÿ',1710823500,'round 34','server-1','berlin',1710823500,-1,2,2,0.0,'Axis','game',1,1713383622,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('ÿ',1711564200,'round 81','server-1','wake',1711564200,8,1,0,0.0,'Axis','game',1,1713384205,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('ÿ',1712277900,'round 83','server-3','berlin',1712277900,11,0,3,0.0,'Axis','game',0,1713384579,'bf1942',NULL,1,0);
INSERT INTO "landing_player_rounds" VALUES('ÿ',1712894400,'round 71','server-3','wake',1712896200,11,0,0,10.0,'Axis','game',0,1713384650,'bf1942',NULL,1,0);
CREATE TABLE landing_pruned (
    source_table text primary key,
    before_epoch integer not null
) strict, without rowid;
CREATE TABLE landing_rejected_rows (
    source_table text not null,
    row_identity text not null,
    reason text not null,
    created_epoch integer not null,
    source_row text not null,
    primary key (source_table, row_identity)
) strict, without rowid;
INSERT INTO "landing_rejected_rows" VALUES('player_rounds','["", 1709689500, "round 2"]','player_name is empty',1710408801,'{"round_id": "round 2", "player_name": "", "server_guid": "server-1", "map_name": "wake", "round_start_time": "2024-03-06 01:45:00", "round_end_time": "2024-03-06 01:45:00", "final_score": "12", "final_kills": "1", "final_deaths": "0", "play_time_minutes": "0", "team_label": "Axis", "game_id": "game", "is_bot": "0", "created_at": "2024-03-14 09:33:21", "game": "bf1942", "average_ping": null}');
CREATE TABLE landing_server_days (
    server_guid text not null,
    day_epoch integer not null,
    players_sum integer not null,
    sample_count integer not null,
    peak_players integer not null,
    hours_sampled integer not null,
    primary key (server_guid, day_epoch)
) strict, without rowid;
CREATE TABLE landing_server_departures (
    load_id integer not null,
    server_guid text not null,
    primary key (load_id, server_guid)
) strict, without rowid;
CREATE TABLE landing_server_hours (
    server_guid text not null,
    hour_epoch integer not null,
    game text not null,
    players_sum integer not null,
    sample_count integer not null,
    peak_players integer not null,
    last_sample_epoch integer not null,
    last_players integer not null,
    load_id integer not null,
    primary key (server_guid, hour_epoch, game)
) strict, without rowid;
INSERT INTO "landing_server_hours" VALUES('server-1',1714478400,'bf1942',5,1,5,1714481396,5,2);
INSERT INTO "landing_server_hours" VALUES('server-1',1714482000,'bf1942',10,4,4,1714484996,1,2);
INSERT INTO "landing_server_hours" VALUES('server-1',1714485600,'bf1942',22,4,7,1714488596,4,2);
INSERT INTO "landing_server_hours" VALUES('server-1',1714489200,'bf1942',13,4,7,1714492196,7,2);
INSERT INTO "landing_server_hours" VALUES('server-1',1714492800,'bf1942',18,4,6,1714495796,3,2);
INSERT INTO "landing_server_hours" VALUES('server-1',1714496400,'bf1942',16,4,7,1714499396,6,2);
INSERT INTO "landing_server_hours" VALUES('server-1',1714500000,'bf1942',14,4,5,1714502996,2,2);
INSERT INTO "landing_server_hours" VALUES('server-1',1714503600,'bf1942',19,4,7,1714506596,5,2);
INSERT INTO "landing_server_hours" VALUES('server-1',1714507200,'bf1942',10,4,4,1714510196,1,2);
INSERT INTO "landing_server_hours" VALUES('server-1',1714510800,'bf1942',22,4,7,1714513796,4,2);
INSERT INTO "landing_server_hours" VALUES('server-1',1714514400,'bf1942',13,4,7,1714517396,7,2);
INSERT INTO "landing_server_hours" VALUES('server-1',1714518000,'bf1942',18,4,6,1714520996,3,2);
INSERT INTO "landing_server_hours" VALUES('server-1',1714521600,'bf1942',16,4,7,1714524596,6,3);
INSERT INTO "landing_server_hours" VALUES('server-1',1714525200,'bf1942',14,4,5,1714528196,2,3);
INSERT INTO "landing_server_hours" VALUES('server-1',1714528800,'bf1942',19,4,7,1714531796,5,3);
INSERT INTO "landing_server_hours" VALUES('server-1',1714532400,'bf1942',10,4,4,1714535396,1,3);
INSERT INTO "landing_server_hours" VALUES('server-1',1714536000,'bf1942',22,4,7,1714538996,4,3);
INSERT INTO "landing_server_hours" VALUES('server-1',1714539600,'bf1942',13,4,7,1714542596,7,3);
INSERT INTO "landing_server_hours" VALUES('server-1',1714543200,'bf1942',18,4,6,1714546196,3,3);
INSERT INTO "landing_server_hours" VALUES('server-1',1714546800,'bf1942',16,4,7,1714549796,6,3);
INSERT INTO "landing_server_hours" VALUES('server-1',1714550400,'bf1942',14,4,5,1714553396,2,3);
INSERT INTO "landing_server_hours" VALUES('server-1',1714554000,'bf1942',19,4,7,1714556996,5,3);
INSERT INTO "landing_server_hours" VALUES('server-1',1714557600,'bf1942',10,4,4,1714560596,1,3);
INSERT INTO "landing_server_hours" VALUES('server-1',1714561200,'bf1942',22,4,7,1714564196,4,3);
INSERT INTO "landing_server_hours" VALUES('server-1',1714564800,'bf1942',6,3,3,1714566896,1,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714478400,'bf1942',6,1,6,1714481396,6,2);
INSERT INTO "landing_server_hours" VALUES('server-2',1714482000,'bf1942',14,4,5,1714484996,2,2);
INSERT INTO "landing_server_hours" VALUES('server-2',1714485600,'bf1942',26,4,8,1714488596,5,2);
INSERT INTO "landing_server_hours" VALUES('server-2',1714489200,'bf1942',17,4,8,1714492196,8,2);
INSERT INTO "landing_server_hours" VALUES('server-2',1714492800,'bf1942',22,4,7,1714495796,4,2);
INSERT INTO "landing_server_hours" VALUES('server-2',1714496400,'bf1942',20,4,8,1714499396,7,2);
INSERT INTO "landing_server_hours" VALUES('server-2',1714500000,'bf1942',18,4,6,1714502996,3,2);
INSERT INTO "landing_server_hours" VALUES('server-2',1714503600,'bf1942',23,4,8,1714506596,6,2);
INSERT INTO "landing_server_hours" VALUES('server-2',1714507200,'bf1942',14,4,5,1714510196,2,2);
INSERT INTO "landing_server_hours" VALUES('server-2',1714510800,'bf1942',26,4,8,1714513796,5,2);
INSERT INTO "landing_server_hours" VALUES('server-2',1714514400,'bf1942',17,4,8,1714517396,8,2);
INSERT INTO "landing_server_hours" VALUES('server-2',1714518000,'bf1942',22,4,7,1714520996,4,2);
INSERT INTO "landing_server_hours" VALUES('server-2',1714521600,'bf1942',20,4,8,1714524596,7,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714525200,'bf1942',18,4,6,1714528196,3,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714528800,'bf1942',23,4,8,1714531796,6,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714532400,'bf1942',14,4,5,1714535396,2,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714536000,'bf1942',26,4,8,1714538996,5,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714539600,'bf1942',17,4,8,1714542596,8,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714543200,'bf1942',22,4,7,1714546196,4,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714546800,'bf1942',20,4,8,1714549796,7,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714550400,'bf1942',18,4,6,1714553396,3,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714554000,'bf1942',23,4,8,1714556996,6,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714557600,'bf1942',14,4,5,1714560596,2,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714561200,'bf1942',26,4,8,1714564196,5,3);
INSERT INTO "landing_server_hours" VALUES('server-2',1714564800,'bf1942',9,3,4,1714566896,2,3);
CREATE TABLE landing_server_names (
    server_guid text not null,
    month text not null,
    server_name text not null,
    first_sample_epoch integer not null,
    last_sample_epoch integer not null,
    last_players integer not null,
    last_game text not null,
    last_map_name text not null,
    primary key (server_guid, month, server_name)
) strict, without rowid;
INSERT INTO "landing_server_names" VALUES('server-1','2024-04','A server',1714481396,1714520996,3,'bf1942','Berlin');
INSERT INTO "landing_server_names" VALUES('server-1','2024-05','A server',1714521896,1714566896,1,'bf1942','Berlin');
INSERT INTO "landing_server_names" VALUES('server-2','2024-04','A server',1714481396,1714520996,4,'bf1942','Berlin');
INSERT INTO "landing_server_names" VALUES('server-2','2024-05','A server',1714521896,1714566896,2,'bf1942','Berlin');
CREATE TABLE landing_server_samples (
    server_guid text not null,
    sample_epoch integer not null,
    game text not null,
    players_online integer not null,
    load_id integer not null,
    primary key (server_guid, sample_epoch, game)
) strict, without rowid;
CREATE TABLE landing_unread_names (
    until_epoch integer not null
) strict;
CREATE TABLE landing_warnings (
    warning text primary key,
    warned_at text not null
) strict, without rowid;
CREATE TABLE "leaderboard_periods" (
    period text not null unique,
    window_unit text not null,
    window_length integer not null,
    minimum_rounds integer not null,
    largest_rank integer not null,
    check (trim(period) = period and period <> ''),
    check (window_unit in ('day', 'month', 'week', 'always')),
    check (window_length >= 1 or window_unit = 'always'),
    check (window_length = 0 or window_unit <> 'always'),
    check (window_length <= case when window_unit = 'day' then 36525 else 1200 end),
    check (minimum_rounds >= 0),
    check (largest_rank >= 1)
) strict
    ;
INSERT INTO "leaderboard_periods" VALUES('weekly','day',7,3,100);
INSERT INTO "leaderboard_periods" VALUES('monthly','day',30,10,100);
INSERT INTO "leaderboard_periods" VALUES('all_time','always',0,20,100);
CREATE TABLE "leaderboard_ranking_types" (
    ranking_type text not null unique,
    has_minimum_rounds integer not null,
    check (ranking_type in ('score', 'kills', 'kd_ratio', 'kill_rate', 'playtime')),
    check (has_minimum_rounds in (0, 1))
) strict
    ;
INSERT INTO "leaderboard_ranking_types" VALUES('score',1);
INSERT INTO "leaderboard_ranking_types" VALUES('kills',1);
INSERT INTO "leaderboard_ranking_types" VALUES('kd_ratio',1);
INSERT INTO "leaderboard_ranking_types" VALUES('kill_rate',1);
INSERT INTO "leaderboard_ranking_types" VALUES('playtime',0);
CREATE TABLE "map_global_averages" (
    map_name text,
    server_guid text,
    avg_kill_rate real,
    avg_score_rate real,
    sample_count integer,
    updated_at text,
    primary key (map_name, server_guid)
) strict, without rowid
    ;
INSERT INTO "map_global_averages" VALUES('','',0.412,0.161,16,'2024-05-01 12:34:56');
INSERT INTO "map_global_averages" VALUES('','server-1',0.573,0.16,12,'2024-05-01 12:34:56');
INSERT INTO "map_global_averages" VALUES('','server-2',0.067,0.162,4,'2024-05-01 12:34:56');
INSERT INTO "map_global_averages" VALUES('berlin','',0.881,0.598,13,'2024-05-01 12:34:56');
INSERT INTO "map_global_averages" VALUES('berlin','server-1',0.757,0.59,9,'2024-05-01 12:34:56');
INSERT INTO "map_global_averages" VALUES('berlin','server-2',0.0,-0.2,1,'2024-05-01 12:34:56');
INSERT INTO "map_global_averages" VALUES('berlin','server-3',2.1,1.05,3,'2024-05-01 12:34:56');
INSERT INTO "map_global_averages" VALUES('wake','',0.638,0.294,12,'2024-05-01 12:34:56');
INSERT INTO "map_global_averages" VALUES('wake','server-1',0.654,0.269,6,'2024-05-01 12:34:56');
INSERT INTO "map_global_averages" VALUES('wake','server-2',0.672,0.256,5,'2024-05-01 12:34:56');
INSERT INTO "map_global_averages" VALUES('wake','server-3',0.0,1.1,1,'2024-05-01 12:34:56');
CREATE TABLE "map_hourly_patterns" (
    server_guid text,
    map_name text,
    day_of_week integer,
    hour_of_day integer,
    rounds_played integer,
    avg_players real,
    data_points integer,
    updated_at text,
    primary key (server_guid, map_name, day_of_week, hour_of_day)
) strict, without rowid
    ;
INSERT INTO "map_hourly_patterns" VALUES('','',0,8,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',0,16,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',0,20,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',0,22,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',0,23,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',1,2,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',1,19,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',2,3,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',2,5,2,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',2,6,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',2,20,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',3,9,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',3,16,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',3,21,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',4,3,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',4,4,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',4,13,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',4,14,2,1.0,2,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',4,20,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',5,2,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',5,17,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','',6,14,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',0,10,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',0,21,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',1,2,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',1,4,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',1,7,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',2,14,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',2,23,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',3,4,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',3,5,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',3,11,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',3,13,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',4,4,2,1.0,2,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',4,8,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',4,19,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',4,21,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',5,0,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',5,1,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',5,15,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',5,17,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',6,1,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',6,11,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',6,18,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',6,22,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','berlin',6,23,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',0,0,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',0,6,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',1,4,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',1,20,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',2,9,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',2,10,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',2,21,2,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',3,15,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',3,16,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',3,19,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',4,8,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',4,13,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',4,14,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',5,4,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',6,2,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',6,7,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('','wake',6,13,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',0,8,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',0,16,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',0,20,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',0,22,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',0,23,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',1,2,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',2,6,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',2,20,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',3,9,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',3,16,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',3,21,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',4,13,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',4,14,2,1.0,2,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',4,20,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','',6,14,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',0,10,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',0,21,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',1,2,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',1,4,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',2,14,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',2,23,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',3,11,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',4,4,2,1.0,2,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',4,8,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',4,21,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',5,1,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',5,15,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',5,17,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',6,1,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',6,18,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',6,22,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','berlin',6,23,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','wake',0,0,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','wake',0,6,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','wake',3,16,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','wake',3,19,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','wake',4,8,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','wake',4,13,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','wake',4,14,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','wake',6,2,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-1','wake',6,13,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','',1,19,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','',2,3,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','',4,3,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','',4,4,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','',5,2,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','',5,17,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','berlin',1,7,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','berlin',3,4,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','berlin',3,5,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','berlin',4,19,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','wake',1,4,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','wake',1,20,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','wake',2,9,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','wake',2,10,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-2','wake',6,7,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-3','',2,5,2,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-3','berlin',3,13,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-3','berlin',5,0,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-3','berlin',6,11,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-3','wake',2,21,2,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-3','wake',3,15,1,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "map_hourly_patterns" VALUES('server-3','wake',5,4,1,1.0,1,'2024-05-01 12:34:56');
CREATE TABLE model_watermarks (
                    model_name text primary key,
                    load_id integer,
                    as_of text,
                    definition text,
                    news_query text
                ) strict
            ;
INSERT INTO "model_watermarks" VALUES('data_dictionary',0,'2024-05-01 12:34:56','762b32526a8ef48fa1ec614a4220a889','select 0');
INSERT INTO "model_watermarks" VALUES('best_score_periods',0,'2024-05-01 12:34:56','26928d7adc6cc2ed4c48523e83cddb82',NULL);
INSERT INTO "model_watermarks" VALUES('excluded_players',0,'2024-05-01 12:34:56','d751713988987e9331980363e24189ce',NULL);
INSERT INTO "model_watermarks" VALUES('excluded_servers',0,'2024-05-01 12:34:56','d751713988987e9331980363e24189ce',NULL);
INSERT INTO "model_watermarks" VALUES('leaderboard_periods',0,'2024-05-01 12:34:56','3d5581d2693f74fe3aa9d335af70740c',NULL);
INSERT INTO "model_watermarks" VALUES('leaderboard_ranking_types',0,'2024-05-01 12:34:56','3951dba59ca9b9fb66cae6e858ebf21c',NULL);
INSERT INTO "model_watermarks" VALUES('player_aliases',0,'2024-05-01 12:34:56','d751713988987e9331980363e24189ce',NULL);
INSERT INTO "model_watermarks" VALUES('player_milestone_thresholds',0,'2024-05-01 12:34:56','5b03c16f1614abf4d84597c9f4546089',NULL);
INSERT INTO "model_watermarks" VALUES('rolling_periods',0,'2024-05-01 12:34:56','7410ae9ce94f6576472f54558bb4c39d',NULL);
INSERT INTO "model_watermarks" VALUES('server_windows',0,'2024-05-01 12:34:56','623c03fcb2f67e92c03a746337de97db',NULL);
INSERT INTO "model_watermarks" VALUES('hourly_player_predictions',3,'2024-05-01 12:34:56','b158f909549a5afc4b85771e25221ec7','select 1');
INSERT INTO "model_watermarks" VALUES('server_daily_counts',3,'2024-05-01 12:34:56','2f407cedfa5ce8463324216e0302c07e','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''server_daily_counts'') and rows_landed > 0 and source_table in (''server_online_counts'')) or exists (select 1 from ( select this_run.period, case when last_run.starts_epoch < this_run.starts_epoch then last_run.starts_epoch else this_run.starts_epoch end as from_epoch, case when last_run.starts_epoch < this_run.starts_epoch then this_run.starts_epoch else last_run.starts_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) end as ends_epoch from main."server_windows" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."server_windows" ) as this_run on last_run.period = this_run.period where last_run.starts_epoch <> this_run.starts_epoch ) as edges inner join main."stg_server_hours" as changes on edges.from_epoch <= edges.to_epoch / 3600 * 3600 and changes.server_guid in ( with recursive sampled as ( select min(server_guid) as server_guid from main."stg_server_hours" union all select ( select min(later.server_guid) from main."stg_server_hours" as later where later.server_guid > sampled.server_guid ) from sampled where sampled.server_guid is not null ) select server_guid from sampled where server_guid is not null ) and changes.hour_epoch between edges.from_epoch and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) end as ends_epoch from main."server_windows" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."server_windows" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_server_hours" as changes on edges.from_epoch <= edges.to_epoch / 3600 * 3600 and changes.server_guid in ( with recursive sampled as ( select min(server_guid) as server_guid from main."stg_server_hours" union all select ( select min(later.server_guid) from main."stg_server_hours" as later where later.server_guid > sampled.server_guid ) from sampled where sampled.server_guid is not null ) select server_guid from sampled where server_guid is not null ) and changes.hour_epoch between edges.from_epoch and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.starts_epoch < this_run.starts_epoch then last_run.starts_epoch else this_run.starts_epoch end as from_epoch, case when last_run.starts_epoch < this_run.starts_epoch then this_run.starts_epoch else last_run.starts_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) end as ends_epoch from main."server_windows" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."server_windows" ) as this_run on last_run.period = this_run.period where last_run.starts_epoch <> this_run.starts_epoch ) as edges inner join main."stg_server_days" as changes on edges.from_epoch <= edges.to_epoch / 3600 * 3600 and changes.server_guid in ( with recursive sampled as ( select min(server_guid) as server_guid from main."stg_server_days" union all select ( select min(later.server_guid) from main."stg_server_days" as later where later.server_guid > sampled.server_guid ) from sampled where sampled.server_guid is not null ) select server_guid from sampled where server_guid is not null ) and changes.hour_epoch between edges.from_epoch and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_daily_counts'')) as integer) end as ends_epoch from main."server_windows" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."server_windows" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_server_days" as changes on edges.from_epoch <= edges.to_epoch / 3600 * 3600 and changes.server_guid in ( with recursive sampled as ( select min(server_guid) as server_guid from main."stg_server_days" union all select ( select min(later.server_guid) from main."stg_server_days" as later where later.server_guid > sampled.server_guid ) from sampled where sampled.server_guid is not null ) select server_guid from sampled where server_guid is not null ) and changes.hour_epoch between edges.from_epoch and edges.to_epoch)');
INSERT INTO "model_watermarks" VALUES('server_hourly_patterns',3,'2024-05-01 12:34:56','ca017bfb3d74cf2c160cb5745cfb4bb5','select 1');
INSERT INTO "model_watermarks" VALUES('server_online_counts',3,'2024-05-01 12:34:56','544fe299fc37ba494b30426daaddf78c','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''server_online_counts'') and rows_landed > 0 and source_table in (''server_online_counts'')) or exists (select 1 from ( select this_run.period, case when last_run.starts_epoch < this_run.starts_epoch then last_run.starts_epoch else this_run.starts_epoch end as from_epoch, case when last_run.starts_epoch < this_run.starts_epoch then this_run.starts_epoch else last_run.starts_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer) end as ends_epoch from main."server_windows" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."server_windows" ) as this_run on last_run.period = this_run.period where last_run.starts_epoch <> this_run.starts_epoch ) as edges inner join main."stg_server_hours" as changes on edges.from_epoch <= edges.to_epoch / 3600 * 3600 and changes.server_guid in ( with recursive sampled as ( select min(server_guid) as server_guid from main."stg_server_hours" union all select ( select min(later.server_guid) from main."stg_server_hours" as later where later.server_guid > sampled.server_guid ) from sampled where sampled.server_guid is not null ) select server_guid from sampled where server_guid is not null ) and changes.hour_epoch between edges.from_epoch and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_online_counts'')) as integer) end as ends_epoch from main."server_windows" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."server_windows" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_server_hours" as changes on edges.from_epoch <= edges.to_epoch / 3600 * 3600 and changes.server_guid in ( with recursive sampled as ( select min(server_guid) as server_guid from main."stg_server_hours" union all select ( select min(later.server_guid) from main."stg_server_hours" as later where later.server_guid > sampled.server_guid ) from sampled where sampled.server_guid is not null ) select server_guid from sampled where server_guid is not null ) and changes.hour_epoch between edges.from_epoch and edges.to_epoch)');
INSERT INTO "model_watermarks" VALUES('server_names',3,'2024-05-01 12:34:56','9d643735e3836f77d17579427877eedd','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''server_names'') and rows_landed > 0 and source_table in (''server_online_counts''))');
INSERT INTO "model_watermarks" VALUES('game_leaderboard_candidates',3,'2024-05-01 12:34:56','42f22ea30779a156de1634e73b1b295c','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''game_leaderboard_candidates'') and rows_landed > 0 and source_table in (''player_rounds'')) or exists (select 1 from ( select this_run.period, case when last_run.starts_epoch < this_run.starts_epoch then last_run.starts_epoch else this_run.starts_epoch end as from_epoch, case when last_run.starts_epoch < this_run.starts_epoch then this_run.starts_epoch else last_run.starts_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.starts_epoch <> this_run.starts_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_start_epoch between edges.from_epoch and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_start_epoch between edges.from_epoch - 7200 and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_candidates'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_end_epoch - changes.round_start_epoch > 7200)');
INSERT INTO "model_watermarks" VALUES('hourly_activity_patterns',3,'2024-05-01 12:34:56','489f14256347785d5e9f013661dd16a9','select 1');
INSERT INTO "model_watermarks" VALUES('map_global_averages',3,'2024-05-01 12:34:56','59eb27201e147923642d34791fca72ed','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''map_global_averages'') and rows_landed > 0 and source_table in (''player_rounds''))');
INSERT INTO "model_watermarks" VALUES('player_daily_stats',3,'2024-05-01 12:34:56','d9c2f521bca323cd7d83d52a458617d6','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''player_daily_stats'') and rows_landed > 0 and source_table in (''player_rounds''))');
INSERT INTO "model_watermarks" VALUES('player_monthly_stats',3,'2024-05-01 12:34:56','833540739f031a9982c0f2d731e24ebf','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''player_monthly_stats'') and rows_landed > 0 and source_table in (''player_rounds''))');
INSERT INTO "model_watermarks" VALUES('rounds',3,'2024-05-01 12:34:56','d26e8c1f1879baa53533c00d80931999','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''rounds'') and rows_landed > 0 and source_table in (''player_rounds''))');
INSERT INTO "model_watermarks" VALUES('server_leaderboard_candidates',3,'2024-05-01 12:34:56','3e1e6ccce06a885485329be87b0fbff7','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''server_leaderboard_candidates'') and rows_landed > 0 and source_table in (''player_rounds'')) or exists (select 1 from ( select this_run.period, case when last_run.starts_epoch < this_run.starts_epoch then last_run.starts_epoch else this_run.starts_epoch end as from_epoch, case when last_run.starts_epoch < this_run.starts_epoch then this_run.starts_epoch else last_run.starts_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.starts_epoch <> this_run.starts_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_start_epoch between edges.from_epoch and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_start_epoch between edges.from_epoch - 7200 and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_candidates'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_end_epoch - changes.round_start_epoch > 7200)');
INSERT INTO "model_watermarks" VALUES('server_map_stats',3,'2024-05-01 12:34:56','b48599ccc62732118b1db5d8b51a607f','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''server_map_stats'') and rows_landed > 0 and source_table in (''player_rounds''))');
INSERT INTO "model_watermarks" VALUES('game_leaderboard_entries',3,'2024-05-01 12:34:56','0ba9b7a69611c560edc756e94ccdeac7','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''game_leaderboard_entries'') and rows_landed > 0 and source_table in (''player_rounds'')) or exists (select 1 from ( select this_run.period, case when last_run.starts_epoch < this_run.starts_epoch then last_run.starts_epoch else this_run.starts_epoch end as from_epoch, case when last_run.starts_epoch < this_run.starts_epoch then this_run.starts_epoch else last_run.starts_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.starts_epoch <> this_run.starts_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_start_epoch between edges.from_epoch and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_start_epoch between edges.from_epoch - 7200 and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_end_epoch - changes.round_start_epoch > 7200) or exists (select 1 from ( select this_run.period, case when last_run.starts_epoch < this_run.starts_epoch then last_run.starts_epoch else this_run.starts_epoch end as from_epoch, case when last_run.starts_epoch < this_run.starts_epoch then this_run.starts_epoch else last_run.starts_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.starts_epoch <> this_run.starts_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_start_epoch between edges.from_epoch and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_start_epoch between edges.from_epoch - 7200 and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''game_leaderboard_entries'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_end_epoch - changes.round_start_epoch > 7200)');
INSERT INTO "model_watermarks" VALUES('player_best_scores',3,'2024-05-01 12:34:56','0444b0bd10c3e29503cb79bb3a5735f1','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''player_best_scores'') and rows_landed > 0 and source_table in (''player_rounds'')) or exists (select 1 from ( select this_run.period, case when last_run.starts_epoch < this_run.starts_epoch then last_run.starts_epoch else this_run.starts_epoch end as from_epoch, case when last_run.starts_epoch < this_run.starts_epoch then this_run.starts_epoch else last_run.starts_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) end as ends_epoch from main."best_score_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."best_score_periods" ) as this_run on last_run.period = this_run.period where last_run.starts_epoch <> this_run.starts_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_start_epoch between edges.from_epoch - 7200 and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.starts_epoch < this_run.starts_epoch then last_run.starts_epoch else this_run.starts_epoch end as from_epoch, case when last_run.starts_epoch < this_run.starts_epoch then this_run.starts_epoch else last_run.starts_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) end as ends_epoch from main."best_score_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."best_score_periods" ) as this_run on last_run.period = this_run.period where last_run.starts_epoch <> this_run.starts_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_end_epoch - changes.round_start_epoch > 7200) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) end as ends_epoch from main."best_score_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."best_score_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_start_epoch between edges.from_epoch - 7200 and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_best_scores'')) as integer) end as ends_epoch from main."best_score_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."best_score_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_end_epoch - changes.round_start_epoch > 7200)');
INSERT INTO "model_watermarks" VALUES('player_map_stats',3,'2024-05-01 12:34:56','050e1bf50382f8cee4df2d59757e9eac','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''player_map_stats'') and rows_landed > 0 and source_table in (''player_rounds''))');
INSERT INTO "model_watermarks" VALUES('player_milestones',3,'2024-05-01 12:34:56','769fd5dc279ac781e4d37e44b0a580ce','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''player_milestones'') and rows_landed > 0 and source_table in (''player_rounds''))');
INSERT INTO "model_watermarks" VALUES('player_server_stats',3,'2024-05-01 12:34:56','6da6b833da9c50629abac48ca57165bb','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''player_server_stats'') and rows_landed > 0 and source_table in (''player_rounds''))');
INSERT INTO "model_watermarks" VALUES('player_stats_lifetime',3,'2024-05-01 12:34:56','00d03472d8a49bdef1d65889647fc326','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''player_stats_lifetime'') and rows_landed > 0 and source_table in (''player_rounds''))');
INSERT INTO "model_watermarks" VALUES('player_stats_rolling',3,'2024-05-01 12:34:56','499456f8c0c93a4b095d8580ce15d310','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''player_stats_rolling'') and rows_landed > 0 and source_table in (''player_rounds'')) or exists (select 1 from ( select this_run.period, case when last_run.starts_epoch < this_run.starts_epoch then last_run.starts_epoch else this_run.starts_epoch end as from_epoch, case when last_run.starts_epoch < this_run.starts_epoch then this_run.starts_epoch else last_run.starts_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer) end as ends_epoch from main."rolling_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."rolling_periods" ) as this_run on last_run.period = this_run.period where last_run.starts_epoch <> this_run.starts_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_start_epoch between edges.from_epoch and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer) end as ends_epoch from main."rolling_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."rolling_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_start_epoch between edges.from_epoch - 7200 and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''player_stats_rolling'')) as integer) end as ends_epoch from main."rolling_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."rolling_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_end_epoch - changes.round_start_epoch > 7200)');
INSERT INTO "model_watermarks" VALUES('map_hourly_patterns',3,'2024-05-01 12:34:56','b8a96aaaea8fba131561815086b39a29','select 1');
INSERT INTO "model_watermarks" VALUES('server_leaderboard_entries',3,'2024-05-01 12:34:56','3b9a6f1a4c2d5ca24d2fc7e23ee7109c','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''server_leaderboard_entries'') and rows_landed > 0 and source_table in (''player_rounds'')) or exists (select 1 from ( select this_run.period, case when last_run.starts_epoch < this_run.starts_epoch then last_run.starts_epoch else this_run.starts_epoch end as from_epoch, case when last_run.starts_epoch < this_run.starts_epoch then this_run.starts_epoch else last_run.starts_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.starts_epoch <> this_run.starts_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_start_epoch between edges.from_epoch and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_start_epoch between edges.from_epoch - 7200 and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_end_epoch - changes.round_start_epoch > 7200) or exists (select 1 from ( select this_run.period, case when last_run.starts_epoch < this_run.starts_epoch then last_run.starts_epoch else this_run.starts_epoch end as from_epoch, case when last_run.starts_epoch < this_run.starts_epoch then this_run.starts_epoch else last_run.starts_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.starts_epoch <> this_run.starts_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_start_epoch between edges.from_epoch and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_start_epoch between edges.from_epoch - 7200 and edges.to_epoch) or exists (select 1 from ( select this_run.period, case when last_run.ends_epoch < this_run.ends_epoch then last_run.ends_epoch else this_run.ends_epoch end as from_epoch, case when last_run.ends_epoch < this_run.ends_epoch then this_run.ends_epoch else last_run.ends_epoch end as to_epoch from ( select period, case window_unit when ''day'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) - (cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', (select as_of from main.model_watermarks where model_name = ''server_leaderboard_entries'')) as integer) end as ends_epoch from main."leaderboard_periods" ) as last_run inner join ( select period, case window_unit when ''day'' then cast(strftime(''%s'', ''now'') as integer) - window_length * 86400 when ''month'' then cast(strftime(''%s'', min( strftime(iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ((-window_length) * 1) || '' months''), strftime( iif(length(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) = 10, ''%Y-%m-%d'', ''%Y-%m-%d %H:%M:%S''), datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch''), ''start of month'', ((-window_length) * 1 + 1) || '' months'', ''-1 day'', time(datetime(cast(strftime(''%s'', ''now'') as integer), ''unixepoch'')) ) ) ) as integer) when ''week'' then cast(strftime(''%s'', ''now'') as integer) - (cast(strftime(''%s'', ''now'') as integer) + 3 * 86400) % 604800 - (window_length - 1) * 604800 else 0 end as starts_epoch, case when window_unit = ''always'' then 253402300799 else cast(strftime(''%s'', ''now'') as integer) end as ends_epoch from main."leaderboard_periods" ) as this_run on last_run.period = this_run.period where last_run.ends_epoch <> this_run.ends_epoch ) as edges inner join main."stg_player_round_changes" as changes on changes.round_end_epoch between edges.from_epoch and edges.to_epoch and changes.round_end_epoch - changes.round_start_epoch > 7200)');
INSERT INTO "model_watermarks" VALUES('server_totals',3,'2024-05-01 12:34:56','f49ab57085d9634ad4119340799b57d7','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''server_totals'') and rows_landed > 0 and source_table in (''player_rounds''))');
INSERT INTO "model_watermarks" VALUES('servers',3,'2024-05-01 12:34:56','356eaa9ce3ffd28098e1ded7a786dd73','select exists (select 1 from landing_loads where load_id > (select load_id from main.model_watermarks where model_name = ''servers'') and rows_landed > 0 and source_table in (''player_rounds'', ''server_online_counts''))');
CREATE TABLE "player_aliases" (
    alias text not null unique,
    player_name text not null,
    check (alias <> ''),
    check (player_name <> '')
) strict
    ;
CREATE TABLE "player_best_scores" (
    player_name text,
    period text,
    rank integer,
    final_score integer,
    final_kills integer,
    final_deaths integer,
    map_name text,
    server_guid text,
    round_end_time text,
    round_id text,
    updated_at text,
    primary key (player_name, period, rank)
) strict, without rowid
    ;
INSERT INTO "player_best_scores" VALUES('"; drop','all_time',1,9,1,1,'','server-3','2024-03-12 05:00:00','round 100','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('"; drop','all_time',2,9,1,1,'','server-3','2024-03-12 05:04:34','round 100-equal','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('"; drop','all_time',3,9,4,3,'berlin','server-1','2024-03-16 18:58:47','round 88','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('"; drop','last_30_days',1,6,40,0,'wake','server-2','2024-04-09 11:15:00','round 22','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('"; drop','last_30_days',2,2,2,2,'','server-1','2024-04-14 22:45:00','round 61','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('%_','all_time',1,9,1,3,'wake','server-2','2024-04-08 04:15:00','round 8','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('%_','all_time',2,7,0,0,'wake','server-1','2024-03-23 03:15:00','round 69','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('%_','all_time',3,5,1,2,'berlin','server-1','2024-03-23 23:15:00','round 41','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('%_','last_30_days',1,9,1,3,'wake','server-2','2024-04-08 04:15:00','round 8','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('%_','last_30_days',2,5,1,3,'berlin','server-1','2024-04-02 23:15:00','round 60','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('%_','last_30_days',3,1,1,3,'','server-1','2024-04-13 15:30:00','round 102','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('Al','all_time',1,8,0,3,'','server-1','2024-03-03 20:30:00','round 18','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('Al','all_time',2,5,40,3,'wake','server-3','2024-03-20 15:15:00','round 23','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('Al ','all_time',1,12,2,1,'wake','server-1','2024-04-17 19:30:00','round 108','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('Al ','all_time',2,11,40,1,'berlin','server-3','2024-03-27 14:15:00','round 38','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('Al ','all_time',3,8,1,0,'berlin','server-2','2024-04-03 05:45:00','round 57','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('Al ','last_30_days',1,12,2,1,'wake','server-1','2024-04-17 19:30:00','round 108','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('Al ','last_30_days',2,8,1,0,'berlin','server-2','2024-04-03 05:45:00','round 57','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('Al ','last_30_days',3,2,3,0,'','server-1','2024-04-04 14:15:00','round 95','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('O''Neill','all_time',1,8,0,3,'','server-2','2024-03-08 17:30:00','round 1','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('O''Neill','all_time',2,7,3,2,'','server-2','2024-04-05 02:30:00','round 113','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('O''Neill','all_time',3,6,3,2,'berlin','server-1','2024-03-04 04:00:00','round 35','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('O''Neill','last_30_days',1,7,3,2,'','server-2','2024-04-05 02:30:00','round 113','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('Zoë 🎮','all_time',1,7,0,1,'wake','server-1','2024-03-03 07:00:00','round 62','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('Zoë 🎮','all_time',2,5,40,2,'','server-1','2024-03-11 00:15:00','round 76','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('Zoë 🎮','all_time',3,2,0,2,'berlin','server-1','2024-03-13 11:30:00','round 10','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('a	b','all_time',1,8,40,2,'','server-2','2024-04-02 03:30:00','round 33','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('a	b','all_time',2,7,0,3,'berlin','server-3','2024-04-06 11:45:00','round 73','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('a	b','all_time',3,4,40,3,'berlin','server-1','2024-03-24 11:30:00','round 27','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('a	b','last_30_days',1,8,40,2,'','server-2','2024-04-02 03:30:00','round 33','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('a	b','last_30_days',2,7,0,3,'berlin','server-3','2024-04-06 11:45:00','round 73','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('al','all_time',1,31,5,0,'berlin','server-1','2024-03-15 17:16:44','round 50','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('al','all_time',2,12,3,1,'wake','server-2','2024-03-04 21:00:00','round 64','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('al','all_time',3,12,40,1,'','server-1','2024-03-19 21:00:00','round 77','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('al','last_30_days',1,5,0,1,'wake','server-2','2024-04-16 10:00:00','round 40','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('line
break','all_time',1,12,2,3,'berlin','server-1','2024-03-23 01:30:00','round 59','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('line
break','all_time',2,4,40,2,'berlin','server-1','2024-03-28 09:00:00','round 85','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('line
break','all_time',3,1,2,2,'','server-2','2024-03-07 04:41:40','round 6-equal','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('x.y','all_time',1,11,3,0,'wake','server-1','2024-03-07 15:00:00','round 20','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('x.y','all_time',2,10,40,3,'wake','server-1','2024-03-10 01:15:00','round 49','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('x.y','all_time',3,10,1,0,'wake','server-3','2024-03-26 21:30:00','round 86','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('ÿ','all_time',1,11,0,3,'berlin','server-3','2024-04-05 00:45:00','round 83','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('ÿ','all_time',2,11,0,0,'wake','server-3','2024-04-12 04:30:00','round 71','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('ÿ','last_30_days',1,11,0,3,'berlin','server-3','2024-04-05 00:45:00','round 83','2024-05-01 12:34:56');
INSERT INTO "player_best_scores" VALUES('ÿ','last_30_days',2,11,0,0,'wake','server-3','2024-04-12 04:30:00','round 71','2024-05-01 12:34:56');
CREATE TABLE "player_daily_stats" (
    player_name text,
    date text,
    daily_rounds integer,
    daily_kills integer,
    daily_deaths integer,
    daily_score integer,
    daily_play_time_minutes real,
    updated_at text,
    primary key (player_name, date)
) strict, without rowid
    ;
INSERT INTO "player_daily_stats" VALUES('"; drop','2024-03-03',1,2,2,-2,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('"; drop','2024-03-06',1,1,1,-2,45.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('"; drop','2024-03-12',2,2,2,18,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('"; drop','2024-03-16',1,4,3,9,2.87833333333333349921e+01,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('"; drop','2024-04-09',1,40,0,6,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('"; drop','2024-04-14',1,2,2,2,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('%_','2024-03-18',1,40,0,-1,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('%_','2024-03-23',2,1,2,12,45.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('%_','2024-03-31',1,40,1,3,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('%_','2024-04-02',1,1,3,5,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('%_','2024-04-08',1,1,3,9,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('%_','2024-04-13',1,1,3,1,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al','2024-03-03',1,0,3,8,30.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al','2024-03-20',1,40,3,5,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al','2024-04-13',1,40,3,0,45.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al ','2024-03-01',1,0,1,2,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al ','2024-03-02',1,2,1,3,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al ','2024-03-07',2,4,3,5,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al ','2024-03-17',1,2,1,-2,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al ','2024-03-18',2,2,4,6,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al ','2024-03-23',1,0,0,1,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al ','2024-03-27',1,40,1,11,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al ','2024-04-03',1,1,0,8,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al ','2024-04-04',1,3,0,2,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Al ','2024-04-17',1,2,1,12,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('O''Neill','2024-03-04',2,6,4,7,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('O''Neill','2024-03-08',1,0,3,8,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('O''Neill','2024-03-14',1,40,1,2,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('O''Neill','2024-03-26',1,0,2,2,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('O''Neill','2024-03-27',1,0,0,2,30.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('O''Neill','2024-03-29',1,3,0,2,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('O''Neill','2024-04-05',1,3,2,7,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('O''Neill','2024-04-11',1,1,1,-2,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Zoë 🎮','2024-03-03',1,0,1,7,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Zoë 🎮','2024-03-11',1,40,2,5,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('Zoë 🎮','2024-03-13',1,0,2,2,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('a	b','2024-03-13',1,8634,3,-1,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('a	b','2024-03-24',1,40,3,4,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('a	b','2024-03-27',1,2,1,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('a	b','2024-04-02',1,40,2,8,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('a	b','2024-04-04',1,0,2,0,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('a	b','2024-04-06',1,0,3,7,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('al','2024-03-04',1,3,1,12,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('al','2024-03-08',1,0,1,10,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('al','2024-03-12',1,0,0,3,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('al','2024-03-15',1,5,0,31,1.67333333333333342807e+01,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('al','2024-03-19',1,40,1,12,30.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('al','2024-03-27',1,2,3,5,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('al','2024-03-28',1,3,1,12,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('al','2024-04-16',1,0,1,5,45.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('line
break','2024-03-07',2,4,4,2,90.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('line
break','2024-03-23',1,2,3,12,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('line
break','2024-03-28',1,40,2,4,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('line
break','2024-04-04',1,2,1,-2,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('x.y','2024-03-07',1,3,0,11,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('x.y','2024-03-10',1,40,3,10,45.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('x.y','2024-03-21',1,0,1,-2,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('x.y','2024-03-26',2,3,0,20,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('x.y','2024-03-28',1,40,2,4,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('ÿ','2024-03-09',1,0,3,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('ÿ','2024-04-05',1,0,3,11,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_daily_stats" VALUES('ÿ','2024-04-12',1,0,0,11,10.0,'2024-05-01 12:34:56');
CREATE TABLE "player_map_stats" (
    player_name text,
    map_name text,
    server_guid text,
    total_rounds integer,
    total_kills integer,
    total_deaths integer,
    total_score integer,
    total_play_time_minutes real,
    updated_at text,
    primary key (player_name, map_name, server_guid)
) strict, without rowid
    ;
INSERT INTO "player_map_stats" VALUES('"; drop','','',5,7,7,16,55.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('"; drop','','server-1',3,5,5,-2,55.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('"; drop','','server-3',2,2,2,18,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('"; drop','berlin','',1,4,3,9,2.87833333333333349921e+01,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('"; drop','berlin','server-1',1,4,3,9,2.87833333333333349921e+01,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('"; drop','wake','',1,40,0,6,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('"; drop','wake','server-2',1,40,0,6,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('%_','','',2,41,3,0,30.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('%_','','server-1',2,41,3,0,30.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('%_','berlin','',3,42,6,13,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('%_','berlin','server-1',3,42,6,13,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('%_','wake','',2,1,3,16,35.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('%_','wake','server-1',1,0,0,7,30.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('%_','wake','server-2',1,1,3,9,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al','','',1,0,3,8,30.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al','','server-1',1,0,3,8,30.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al','wake','',2,80,6,5,45.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al','wake','server-2',1,40,3,0,45.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al','wake','server-3',1,40,3,5,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al ','','',5,7,7,2,25.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al ','','server-1',4,7,5,1,25.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al ','','server-2',1,0,2,1,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al ','berlin','',6,47,4,34,30.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al ','berlin','server-1',3,4,2,12,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al ','berlin','server-2',1,1,0,8,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al ','berlin','server-3',2,42,2,14,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al ','wake','',1,2,1,12,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Al ','wake','server-1',1,2,1,12,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('O''Neill','','',4,3,7,19,45.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('O''Neill','','server-1',2,0,2,4,30.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('O''Neill','','server-2',2,3,5,15,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('O''Neill','berlin','',4,10,5,7,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('O''Neill','berlin','server-1',3,7,3,6,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('O''Neill','berlin','server-2',1,3,2,1,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('O''Neill','wake','',1,40,1,2,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('O''Neill','wake','server-1',1,40,1,2,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Zoë 🎮','','',1,40,2,5,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Zoë 🎮','','server-1',1,40,2,5,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Zoë 🎮','berlin','',1,0,2,2,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Zoë 🎮','berlin','server-1',1,0,2,2,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Zoë 🎮','wake','',1,0,1,7,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('Zoë 🎮','wake','server-1',1,0,1,7,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('a	b','','',2,40,4,8,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('a	b','','server-1',1,0,2,0,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('a	b','','server-2',1,40,2,8,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('a	b','berlin','',3,8674,9,10,20.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('a	b','berlin','server-1',1,40,3,4,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('a	b','berlin','server-2',1,8634,3,-1,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('a	b','berlin','server-3',1,0,3,7,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('a	b','wake','',1,2,1,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('a	b','wake','server-1',1,2,1,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('al','','',3,45,5,29,40.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('al','','server-1',3,45,5,29,40.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('al','berlin','',3,5,1,44,3.67333333333333342815e+01,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('al','berlin','server-1',3,5,1,44,3.67333333333333342815e+01,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('al','wake','',2,3,2,17,60.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('al','wake','server-2',2,3,2,17,60.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('line
break','','',2,4,4,2,90.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('line
break','','server-2',2,4,4,2,90.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('line
break','berlin','',2,42,5,16,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('line
break','berlin','server-1',2,42,5,16,5.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('line
break','wake','',1,2,1,-2,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('line
break','wake','server-1',1,2,1,-2,15.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('x.y','berlin','',2,40,3,2,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('x.y','berlin','server-1',1,40,2,4,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('x.y','berlin','server-2',1,0,1,-2,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('x.y','wake','',4,46,3,41,60.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('x.y','wake','server-1',2,43,3,21,60.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('x.y','wake','server-3',2,3,0,20,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('ÿ','berlin','',1,0,3,11,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('ÿ','berlin','server-3',1,0,3,11,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('ÿ','wake','',2,0,3,11,10.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('ÿ','wake','server-1',1,0,3,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_map_stats" VALUES('ÿ','wake','server-3',1,0,0,11,10.0,'2024-05-01 12:34:56');
CREATE TABLE "player_milestone_thresholds" (
    milestone integer not null unique,
    check (milestone >= 1)
) strict
    ;
INSERT INTO "player_milestone_thresholds" VALUES(5000);
INSERT INTO "player_milestone_thresholds" VALUES(10000);
INSERT INTO "player_milestone_thresholds" VALUES(20000);
INSERT INTO "player_milestone_thresholds" VALUES(50000);
INSERT INTO "player_milestone_thresholds" VALUES(75000);
INSERT INTO "player_milestone_thresholds" VALUES(100000);
CREATE TABLE "player_milestones" (
    player_name text,
    milestone integer,
    achieved_at text,
    total_kills_at_milestone integer,
    days_to_achieve integer,
    updated_at text,
    primary key (player_name, milestone)
) strict, without rowid
    ;
INSERT INTO "player_milestones" VALUES('a	b',5000,'2024-03-13 04:45:00',8634,0,'2024-05-01 12:34:56');
CREATE TABLE "player_monthly_stats" (
    player_name text,
    month text,
    server_guid text,
    map_name text,
    total_rounds integer,
    total_kills integer,
    total_deaths integer,
    total_score integer,
    total_play_time_minutes real,
    highest_score integer,
    first_start_epoch integer,
    last_end_epoch integer,
    updated_at text,
    primary key (player_name, month, server_guid, map_name)
) strict, without rowid
    ;
INSERT INTO "player_monthly_stats" VALUES('"; drop','2024-03','server-1','',2,3,3,-4,45.0,-2,1709482500,1709743500,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('"; drop','2024-03','server-1','berlin',1,4,3,9,2.87833333333333349921e+01,9,1710612000,1710615527,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('"; drop','2024-03','server-3','',2,2,2,18,0.0,9,1710219600,1710219874,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('"; drop','2024-04','server-1','',1,2,2,2,10.0,2,1713132900,1713134700,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('"; drop','2024-04','server-2','wake',1,40,0,6,15.0,6,1712658600,1712661300,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('%_','2024-03','server-1','',1,40,0,-1,15.0,-1,1710729900,1710732600,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('%_','2024-03','server-1','berlin',2,41,3,8,15.0,5,1711233000,1711920600,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('%_','2024-03','server-1','wake',1,0,0,7,30.0,7,1711161900,1711163700,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('%_','2024-04','server-1','',1,1,3,1,15.0,1,1713019500,1713022200,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('%_','2024-04','server-1','berlin',1,1,3,5,0.0,5,1712099700,1712099700,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('%_','2024-04','server-2','wake',1,1,3,9,5.0,9,1712548800,1712549700,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Al','2024-03','server-1','',1,0,3,8,30.0,8,1709496000,1709497800,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Al','2024-03','server-3','wake',1,40,3,5,0.0,5,1710947700,1710947700,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Al','2024-04','server-2','wake',1,40,3,0,45.0,0,1712992500,1712995200,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Al ','2024-03','server-1','',3,4,5,-1,15.0,2,1709253000,1710662400,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Al ','2024-03','server-1','berlin',3,4,2,12,15.0,6,1709784000,1711235700,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Al ','2024-03','server-2','',1,0,2,1,0.0,1,1710789300,1710789300,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Al ','2024-03','server-3','berlin',2,42,2,14,15.0,11,1709336700,1711548900,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Al ','2024-04','server-1','',1,3,0,2,10.0,2,1712238300,1712240100,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Al ','2024-04','server-1','wake',1,2,1,12,0.0,12,1713382200,1713382200,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Al ','2024-04','server-2','berlin',1,1,0,8,0.0,8,1712123100,1712123100,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('O''Neill','2024-03','server-1','',2,0,2,4,30.0,2,1711433700,1711575000,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('O''Neill','2024-03','server-1','berlin',2,6,2,8,10.0,6,1709524800,1711677600,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('O''Neill','2024-03','server-1','wake',1,40,1,2,15.0,2,1710405000,1710407700,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('O''Neill','2024-03','server-2','',1,0,3,8,5.0,8,1709918100,1709919000,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('O''Neill','2024-03','server-2','berlin',1,3,2,1,0.0,1,1709536500,1709536500,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('O''Neill','2024-04','server-1','berlin',1,1,1,-2,0.0,-2,1712808900,1712808900,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('O''Neill','2024-04','server-2','',1,3,2,7,10.0,7,1712282400,1712284200,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Zoë 🎮','2024-03','server-1','',1,40,2,5,10.0,5,1710114300,1710116100,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Zoë 🎮','2024-03','server-1','berlin',1,0,2,2,0.0,2,1710329400,1710329400,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('Zoë 🎮','2024-03','server-1','wake',1,0,1,7,10.0,7,1709447400,1709449200,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('a	b','2024-03','server-1','berlin',1,40,3,4,15.0,4,1711277100,1711279800,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('a	b','2024-03','server-1','wake',1,2,1,0,0.0,0,1711555200,1711555200,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('a	b','2024-03','server-2','berlin',1,8634,3,-1,0.0,-1,1710305100,1710305100,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('a	b','2024-04','server-1','',1,0,2,0,5.0,0,1712241000,1712241900,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('a	b','2024-04','server-2','',1,40,2,8,0.0,8,1712028600,1712028600,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('a	b','2024-04','server-3','berlin',1,0,3,7,5.0,7,1712403000,1712403900,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('al','2024-03','server-1','',3,45,5,29,40.0,12,1710880200,1711637100,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('al','2024-03','server-1','berlin',3,5,1,44,3.67333333333333342815e+01,31,1709911800,1710523004,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('al','2024-03','server-2','wake',1,3,1,12,15.0,12,1709585100,1709586000,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('al','2024-04','server-2','wake',1,0,1,5,45.0,5,1713258900,1713261600,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('line
break','2024-03','server-1','berlin',2,42,5,16,5.0,12,1711157400,1711616400,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('line
break','2024-03','server-2','',2,4,4,2,90.0,1,1709783800,1709789400,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('line
break','2024-04','server-1','wake',1,2,1,-2,15.0,-2,1712237400,1712238300,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('x.y','2024-03','server-1','berlin',1,40,2,4,0.0,4,1711660500,1711660500,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('x.y','2024-03','server-1','wake',2,43,3,21,60.0,11,1709820900,1710033300,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('x.y','2024-03','server-2','berlin',1,0,1,-2,10.0,-2,1711048500,1711050300,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('x.y','2024-03','server-3','wake',2,3,0,20,0.0,10,1711488600,1711488600,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('ÿ','2024-03','server-1','wake',1,0,3,0,0.0,0,1709991000,1709991000,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('ÿ','2024-04','server-3','berlin',1,0,3,11,0.0,11,1712277900,1712277900,'2024-05-01 12:34:56');
INSERT INTO "player_monthly_stats" VALUES('ÿ','2024-04','server-3','wake',1,0,0,11,10.0,11,1712894400,1712896200,'2024-05-01 12:34:56');
CREATE TABLE "player_server_stats" (
    player_name text,
    server_guid text,
    total_rounds integer,
    total_kills integer,
    total_deaths integer,
    total_score integer,
    total_play_time_minutes real,
    highest_score integer,
    highest_score_round_id text,
    highest_score_map_name text,
    highest_score_time text,
    updated_at text,
    primary key (player_name, server_guid)
) strict, without rowid
    ;
INSERT INTO "player_server_stats" VALUES('"; drop','server-1',4,9,8,7,8.37833333333333314402e+01,9,'round 88','berlin','2024-03-16 18:00:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('"; drop','server-2',1,40,0,6,15.0,6,'round 22','wake','2024-04-09 10:30:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('"; drop','server-3',2,2,2,18,0.0,9,'round 100','','2024-03-12 05:00:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('%_','server-1',6,83,9,20,75.0,7,'round 69','wake','2024-03-23 02:45:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('%_','server-2',1,1,3,9,5.0,9,'round 8','wake','2024-04-08 04:00:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('Al','server-1',1,0,3,8,30.0,8,'round 18','','2024-03-03 20:00:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('Al','server-2',1,40,3,0,45.0,0,'round 0','wake','2024-04-13 07:15:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('Al','server-3',1,40,3,5,0.0,5,'round 23','wake','2024-03-20 15:15:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('Al ','server-1',8,13,8,25,40.0,12,'round 108','wake','2024-04-17 19:30:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('Al ','server-2',2,1,2,9,0.0,8,'round 57','berlin','2024-04-03 05:45:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('Al ','server-3',2,42,2,14,15.0,11,'round 38','berlin','2024-03-27 13:45:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('O''Neill','server-1',6,47,6,12,55.0,6,'round 35','berlin','2024-03-04 04:00:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('O''Neill','server-2',3,6,7,16,15.0,8,'round 1','','2024-03-08 17:15:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('Zoë 🎮','server-1',3,40,5,14,20.0,7,'round 62','wake','2024-03-03 06:30:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('a	b','server-1',3,42,6,4,20.0,4,'round 27','berlin','2024-03-24 10:45:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('a	b','server-2',2,8674,5,7,0.0,8,'round 33','','2024-04-02 03:30:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('a	b','server-3',1,0,3,7,5.0,7,'round 73','berlin','2024-04-06 11:30:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('al','server-1',6,50,6,73,7.67333333333333342815e+01,31,'round 50','berlin','2024-03-15 17:00:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('al','server-2',2,3,2,17,60.0,12,'round 64','wake','2024-03-04 20:45:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('line
break','server-1',3,44,6,14,20.0,12,'round 59','berlin','2024-03-23 01:30:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('line
break','server-2',2,4,4,2,90.0,1,'round 6-equal','','2024-03-07 03:56:40','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('x.y','server-1',3,83,5,25,60.0,11,'round 20','wake','2024-03-07 14:15:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('x.y','server-2',1,0,1,-2,10.0,-2,'round 112','berlin','2024-03-21 19:15:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('x.y','server-3',2,3,0,20,0.0,10,'round 86','wake','2024-03-26 21:30:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('ÿ','server-1',1,0,3,0,0.0,0,'round 101','wake','2024-03-09 13:30:00','2024-05-01 12:34:56');
INSERT INTO "player_server_stats" VALUES('ÿ','server-3',2,0,3,22,10.0,11,'round 83','berlin','2024-04-05 00:45:00','2024-05-01 12:34:56');
CREATE TABLE "player_stats_lifetime" (
    player_name text,
    total_rounds integer,
    total_kills integer,
    total_deaths integer,
    total_score integer,
    total_play_time_minutes real,
    avg_score_per_round real,
    kd_ratio real,
    kill_rate real,
    first_round_time text,
    last_round_time text,
    updated_at text,
    primary key (player_name)
) strict, without rowid
    ;
INSERT INTO "player_stats_lifetime" VALUES('"; drop',7,51,10,31,9.87833333333333314402e+01,4.429,5.1,0.516,'2024-03-03 16:15:00','2024-04-14 22:45:00','2024-05-01 12:34:56');
INSERT INTO "player_stats_lifetime" VALUES('%_',7,84,12,29,80.0,4.143,7.0,1.05,'2024-03-18 02:45:00','2024-04-13 15:30:00','2024-05-01 12:34:56');
INSERT INTO "player_stats_lifetime" VALUES('Al',3,80,9,13,75.0,4.333,8.889,1.067,'2024-03-03 20:00:00','2024-04-13 08:00:00','2024-05-01 12:34:56');
INSERT INTO "player_stats_lifetime" VALUES('Al ',12,56,12,48,55.0,4.0,4.667,1.018,'2024-03-01 00:30:00','2024-04-17 19:30:00','2024-05-01 12:34:56');
INSERT INTO "player_stats_lifetime" VALUES('O''Neill',9,53,13,28,70.0,3.111,4.077,0.757,'2024-03-04 04:00:00','2024-04-11 04:15:00','2024-05-01 12:34:56');
INSERT INTO "player_stats_lifetime" VALUES('Zoë 🎮',3,40,5,14,20.0,4.667,8.0,2.0,'2024-03-03 06:30:00','2024-03-13 11:30:00','2024-05-01 12:34:56');
INSERT INTO "player_stats_lifetime" VALUES('a	b',6,8716,14,18,25.0,3.0,622.571,348.64,'2024-03-13 04:45:00','2024-04-06 11:45:00','2024-05-01 12:34:56');
INSERT INTO "player_stats_lifetime" VALUES('al',8,53,8,90,1.36733333333333320072e+02,11.25,6.625,0.388,'2024-03-04 20:45:00','2024-04-16 10:00:00','2024-05-01 12:34:56');
INSERT INTO "player_stats_lifetime" VALUES('line
break',5,48,10,16,110.0,3.2,4.8,0.436,'2024-03-07 03:56:40','2024-04-04 13:45:00','2024-05-01 12:34:56');
INSERT INTO "player_stats_lifetime" VALUES('x.y',6,86,6,43,70.0,7.167,14.333,1.229,'2024-03-07 14:15:00','2024-03-28 21:15:00','2024-05-01 12:34:56');
INSERT INTO "player_stats_lifetime" VALUES('ÿ',3,0,6,22,10.0,7.333,0.0,0.0,'2024-03-09 13:30:00','2024-04-12 04:30:00','2024-05-01 12:34:56');
CREATE TABLE "player_stats_rolling" (
    player_name text,
    period text,
    total_rounds integer,
    total_kills integer,
    total_deaths integer,
    total_score integer,
    total_play_time_minutes real,
    kd_ratio real,
    kill_rate real,
    updated_at text,
    primary key (player_name, period)
) strict, without rowid
    ;
INSERT INTO "player_stats_rolling" VALUES('"; drop','last_30_days',2,42,2,8,25.0,21.0,1.68,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('"; drop','last_6_months',7,51,10,31,9.87833333333333314402e+01,5.1,0.516,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('"; drop','last_year',7,51,10,31,9.87833333333333314402e+01,5.1,0.516,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('%_','last_30_days',3,3,9,15,20.0,0.333,0.15,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('%_','last_6_months',7,84,12,29,80.0,7.0,1.05,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('%_','last_year',7,84,12,29,80.0,7.0,1.05,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('Al','last_30_days',1,40,3,0,45.0,13.333,0.889,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('Al','last_6_months',3,80,9,13,75.0,8.889,1.067,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('Al','last_year',3,80,9,13,75.0,8.889,1.067,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('Al ','last_30_days',3,6,1,22,10.0,6.0,0.6,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('Al ','last_6_months',12,56,12,48,55.0,4.667,1.018,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('Al ','last_year',12,56,12,48,55.0,4.667,1.018,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('O''Neill','last_30_days',2,4,3,5,10.0,1.333,0.4,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('O''Neill','last_6_months',9,53,13,28,70.0,4.077,0.757,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('O''Neill','last_year',9,53,13,28,70.0,4.077,0.757,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('Zoë 🎮','last_6_months',3,40,5,14,20.0,8.0,2.0,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('Zoë 🎮','last_year',3,40,5,14,20.0,8.0,2.0,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('a	b','last_30_days',3,40,7,15,10.0,5.714,4.0,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('a	b','last_6_months',6,8716,14,18,25.0,622.571,348.64,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('a	b','last_year',6,8716,14,18,25.0,622.571,348.64,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('al','last_30_days',1,0,1,5,45.0,0.0,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('al','last_6_months',8,53,8,90,1.36733333333333320072e+02,6.625,0.388,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('al','last_year',8,53,8,90,1.36733333333333320072e+02,6.625,0.388,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('line
break','last_30_days',1,2,1,-2,15.0,2.0,0.133,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('line
break','last_6_months',5,48,10,16,110.0,4.8,0.436,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('line
break','last_year',5,48,10,16,110.0,4.8,0.436,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('x.y','last_6_months',6,86,6,43,70.0,14.333,1.229,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('x.y','last_year',6,86,6,43,70.0,14.333,1.229,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('ÿ','last_30_days',2,0,3,22,10.0,0.0,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('ÿ','last_6_months',3,0,6,22,10.0,0.0,0.0,'2024-05-01 12:34:56');
INSERT INTO "player_stats_rolling" VALUES('ÿ','last_year',3,0,6,22,10.0,0.0,0.0,'2024-05-01 12:34:56');
CREATE TABLE "rolling_periods" (
    period text not null unique,
    window_unit text not null,
    window_length integer not null,
    check (trim(period) = period and period <> ''),
    check (window_unit in ('day', 'month', 'week', 'always')),
    check (window_length >= 1 or window_unit = 'always'),
    check (window_length = 0 or window_unit <> 'always'),
    check (window_length <= case when window_unit = 'day' then 36525 else 1200 end)
) strict
    ;
INSERT INTO "rolling_periods" VALUES('last_30_days','day',30);
INSERT INTO "rolling_periods" VALUES('last_6_months','month',6);
INSERT INTO "rolling_periods" VALUES('last_year','month',12);
CREATE TABLE "rounds" (
    server_guid text not null,
    round_id text not null,
    game text,
    map_name text,
    started_at text,
    ended_at text,
    total_players integer,
    total_bots integer,
    total_kills integer,
    total_deaths integer,
    total_score integer,
    total_play_time_minutes real,
    best_score integer,
    best_player_name text,
    updated_at text,
    primary key (round_id, server_guid)
) strict
    ;
INSERT INTO "rounds" VALUES('server-2','round 0','bf1942','wake','2024-04-13 07:15:00','2024-04-13 08:00:00',1,0,40,3,0,45.0,0,'Al','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 1','bf1942','','2024-03-08 17:15:00','2024-03-08 17:30:00',1,0,0,3,8,5.0,8,'O''Neill','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 10','bf1942','berlin','2024-03-13 11:30:00','2024-03-13 11:30:00',1,0,0,2,2,0.0,2,'Zoë 🎮','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-3','round 100','bf1942','','2024-03-12 05:00:00','2024-03-12 05:00:00',1,0,1,1,9,0.0,9,'"; drop','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-3','round 100-equal','bf1942','','2024-03-12 05:04:34','2024-03-12 05:04:34',1,0,1,1,9,0.0,9,'"; drop','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 101','bf1942','wake','2024-03-09 13:30:00','2024-03-09 13:30:00',1,0,0,3,0,0.0,0,'ÿ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 102','bf1942','','2024-04-13 14:45:00','2024-04-13 15:30:00',1,0,1,3,1,15.0,1,'%_','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 107','bf1942','berlin','2024-03-29 01:30:00','2024-03-29 02:00:00',1,0,3,0,2,10.0,2,'O''Neill','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 108','bf1942','wake','2024-04-17 19:30:00','2024-04-17 19:30:00',1,0,2,1,12,0.0,12,'Al ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 11','bf1942','','2024-03-18 19:15:00','2024-03-18 19:15:00',1,0,0,2,1,0.0,1,'Al ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 111','bf1942','berlin','2024-03-13 04:45:00','2024-03-13 04:45:00',1,0,8634,3,-1,0.0,-1,'a	b','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 112','bf1942','berlin','2024-03-21 19:15:00','2024-03-21 19:45:00',1,0,0,1,-2,10.0,-2,'x.y','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 113','bf1942','','2024-04-05 02:00:00','2024-04-05 02:30:00',1,0,3,2,7,10.0,7,'O''Neill','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 119','bf1942','','2024-03-26 06:15:00','2024-03-26 06:15:00',1,0,0,2,2,0.0,2,'O''Neill','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 14','bf1942','berlin','2024-03-04 07:15:00','2024-03-04 07:15:00',1,0,3,2,1,0.0,1,'O''Neill','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 16','bf1942','berlin','2024-03-23 23:15:00','2024-03-23 23:15:00',1,0,0,0,1,0.0,1,'Al ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 17','bf1942','berlin','2024-03-31 21:30:00','2024-03-31 21:30:00',1,0,40,1,3,0.0,3,'%_','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 18','bf1942','','2024-03-03 20:00:00','2024-03-03 20:30:00',1,0,0,3,8,30.0,8,'Al','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 19','bf1942','berlin','2024-03-07 04:00:00','2024-03-07 04:15:00',1,0,2,0,6,15.0,6,'Al ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 20','bf1942','wake','2024-03-07 14:15:00','2024-03-07 15:00:00',1,0,3,0,11,15.0,11,'x.y','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 21','bf1942','','2024-03-07 20:15:00','2024-03-07 20:15:00',1,0,2,3,-1,0.0,-1,'Al ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 22','bf1942','wake','2024-04-09 10:30:00','2024-04-09 11:15:00',1,0,40,0,6,15.0,6,'"; drop','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-3','round 23','bf1942','wake','2024-03-20 15:15:00','2024-03-20 15:15:00',1,0,40,3,5,0.0,5,'Al','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 26','bf1942','berlin','2024-03-12 14:30:00','2024-03-12 14:45:00',1,0,0,0,3,5.0,3,'al','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 27','bf1942','berlin','2024-03-24 10:45:00','2024-03-24 11:30:00',1,0,40,3,4,15.0,4,'a	b','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 28','bf1942','','2024-03-03 16:15:00','2024-03-03 16:15:00',1,0,2,2,-2,0.0,-2,'"; drop','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 29','bf1942','wake','2024-04-04 13:30:00','2024-04-04 13:45:00',1,0,2,1,-2,15.0,-2,'line
break','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 33','bf1942','','2024-04-02 03:30:00','2024-04-02 03:30:00',1,0,40,2,8,0.0,8,'a	b','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 35','bf1942','berlin','2024-03-04 04:00:00','2024-03-04 04:00:00',1,1,3,2,6,0.0,6,'O''Neill','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-3','round 38','bf1942','berlin','2024-03-27 13:45:00','2024-03-27 14:15:00',1,0,40,1,11,10.0,11,'Al ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 39','bf1942','','2024-03-18 02:45:00','2024-03-18 03:30:00',1,0,40,0,-1,15.0,-1,'%_','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 4','bf1942','','2024-03-27 21:00:00','2024-03-27 21:30:00',1,0,0,0,2,30.0,2,'O''Neill','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 40','bf1942','wake','2024-04-16 09:15:00','2024-04-16 10:00:00',1,0,0,1,5,45.0,5,'al','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 41','bf1942','berlin','2024-03-23 22:30:00','2024-03-23 23:15:00',1,0,1,2,5,15.0,5,'%_','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 42','bf1942','','2024-03-17 08:00:00','2024-03-17 08:00:00',1,0,2,1,-2,0.0,-2,'Al ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-3','round 43','bf1942','berlin','2024-03-01 23:45:00','2024-03-02 00:00:00',1,0,2,1,3,5.0,3,'Al ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 49','bf1942','wake','2024-03-10 00:30:00','2024-03-10 01:15:00',1,0,40,3,10,45.0,10,'x.y','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 5','bf1942','','2024-03-06 16:00:00','2024-03-06 16:45:00',1,0,1,1,-2,45.0,-2,'"; drop','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 50','bf1942','berlin','2024-03-15 17:00:00','2024-03-15 17:16:44',1,0,5,0,31,1.67333333333333342807e+01,31,'al','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 51','bf1942','berlin','2024-03-28 21:15:00','2024-03-28 21:15:00',1,0,40,2,4,0.0,4,'x.y','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 52','bf1942','berlin','2024-03-18 02:00:00','2024-03-18 02:00:00',1,0,2,2,5,0.0,5,'Al ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 53','bf1942','','2024-03-28 14:45:00','2024-03-28 14:45:00',1,0,3,1,12,0.0,12,'al','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 55','bf1942','','2024-04-04 14:30:00','2024-04-04 14:45:00',1,0,0,2,0,5.0,0,'a	b','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 57','bf1942','berlin','2024-04-03 05:45:00','2024-04-03 05:45:00',1,0,1,0,8,0.0,8,'Al ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 59','bf1942','berlin','2024-03-23 01:30:00','2024-03-23 01:30:00',1,0,2,3,12,0.0,12,'line
break','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 6','bf1942','','2024-03-07 04:45:00','2024-03-07 05:30:00',1,0,2,2,1,45.0,1,'line
break','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 6-equal','bf1942','','2024-03-07 03:56:40','2024-03-07 04:41:40',1,0,2,2,1,45.0,1,'line
break','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 60','bf1942','berlin','2024-04-02 23:15:00','2024-04-02 23:15:00',1,0,1,3,5,0.0,5,'%_','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 61','bf1942','','2024-04-14 22:15:00','2024-04-14 22:45:00',1,0,2,2,2,10.0,2,'"; drop','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 62','bf1942','wake','2024-03-03 06:30:00','2024-03-03 07:00:00',1,0,0,1,7,10.0,7,'Zoë 🎮','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 64','bf1942','wake','2024-03-04 20:45:00','2024-03-04 21:00:00',1,0,3,1,12,15.0,12,'al','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 69','bf1942','wake','2024-03-23 02:45:00','2024-03-23 03:15:00',1,0,0,0,7,30.0,7,'%_','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-3','round 71','bf1942','wake','2024-04-12 04:00:00','2024-04-12 04:30:00',1,0,0,0,11,10.0,11,'ÿ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-3','round 73','bf1942','berlin','2024-04-06 11:30:00','2024-04-06 11:45:00',1,0,0,3,7,5.0,7,'a	b','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 76','bf1942','','2024-03-10 23:45:00','2024-03-11 00:15:00',1,0,40,2,5,10.0,5,'Zoë 🎮','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 77','bf1942','','2024-03-19 20:30:00','2024-03-19 21:00:00',1,0,40,1,12,30.0,12,'al','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 79','bf1942','berlin','2024-03-08 15:30:00','2024-03-08 15:45:00',1,0,0,1,10,15.0,10,'al','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-2','round 8','bf1942','wake','2024-04-08 04:00:00','2024-04-08 04:15:00',1,0,1,3,9,5.0,9,'%_','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-3','round 83','bf1942','berlin','2024-04-05 00:45:00','2024-04-05 00:45:00',1,0,0,3,11,0.0,11,'ÿ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 85','bf1942','berlin','2024-03-28 08:45:00','2024-03-28 09:00:00',1,0,40,2,4,5.0,4,'line
break','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-3','round 86','bf1942','wake','2024-03-26 21:30:00','2024-03-26 21:30:00',1,0,1,0,10,0.0,10,'x.y','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-3','round 86-twin','bf1942','wake','2024-03-26 21:30:00','2024-03-26 21:30:00',1,0,2,0,10,0.0,10,'x.y','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 87','bf1942','wake','2024-03-27 16:00:00','2024-03-27 16:00:00',1,0,2,1,0,0.0,0,'a	b','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 88','bf1942','berlin','2024-03-16 18:00:00','2024-03-16 18:58:47',1,0,4,3,9,2.87833333333333349921e+01,9,'"; drop','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 89','bf1942','berlin','2024-04-11 04:15:00','2024-04-11 04:15:00',1,0,1,1,-2,0.0,-2,'O''Neill','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 9','bf1942','','2024-03-01 00:30:00','2024-03-01 00:45:00',1,0,0,1,2,15.0,2,'Al ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 91','bf1942','wake','2024-03-14 08:30:00','2024-03-14 09:15:00',1,0,40,1,2,15.0,2,'O''Neill','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 95','bf1942','','2024-04-04 13:45:00','2024-04-04 14:15:00',1,0,3,0,2,10.0,2,'Al ','2024-05-01 12:34:56');
INSERT INTO "rounds" VALUES('server-1','round 99','bf1942','','2024-03-27 09:45:00','2024-03-27 10:15:00',1,0,2,3,5,10.0,5,'al','2024-05-01 12:34:56');
CREATE TABLE runs (
    run_id integer primary key,
    name text not null,
    started_at text not null,
    finished_at text not null,
    exit_status integer not null,
    kind text not null default 'cadence',
    result_table text,
    duration_ms integer not null default 0,
    row_count integer,
    error text,
    exported_at text
) strict;
INSERT INTO "runs" VALUES(1,'player_rounds','2026-11-30 23:07:35.467','2026-11-30 23:07:35.498',0,'load','landing_player_rounds',31,80,NULL,NULL);
INSERT INTO "runs" VALUES(2,'server_online_counts','2026-11-30 23:07:35.498','2026-11-30 23:07:35.549',0,'load','landing_server_hours',51,384,NULL,NULL);
INSERT INTO "runs" VALUES(3,'data_dictionary','2026-11-30 23:07:41.317','2026-11-30 23:07:41.543',0,'dbt','data_dictionary',226,325,NULL,NULL);
INSERT INTO "runs" VALUES(4,'hourly_player_predictions','2026-11-30 23:07:43.471','2026-11-30 23:07:43.555',0,'dbt','hourly_player_predictions',84,24,NULL,NULL);
INSERT INTO "runs" VALUES(5,'server_daily_counts','2026-11-30 23:07:43.712','2026-11-30 23:07:43.779',0,'dbt','server_daily_counts',67,4,NULL,NULL);
INSERT INTO "runs" VALUES(6,'server_hourly_patterns','2026-11-30 23:07:44.423','2026-11-30 23:07:44.485',0,'dbt','server_hourly_patterns',62,48,NULL,NULL);
INSERT INTO "runs" VALUES(7,'server_online_counts','2026-11-30 23:07:44.670','2026-11-30 23:07:44.727',0,'dbt','server_online_counts',57,50,NULL,NULL);
INSERT INTO "runs" VALUES(8,'server_names','2026-11-30 23:07:44.807','2026-11-30 23:07:44.857',0,'dbt','server_names',50,2,NULL,NULL);
INSERT INTO "runs" VALUES(9,'game_leaderboard_candidates','2026-11-30 23:07:44.973','2026-11-30 23:07:45.035',0,'dbt','game_leaderboard_candidates',62,20,NULL,NULL);
INSERT INTO "runs" VALUES(10,'hourly_activity_patterns','2026-11-30 23:07:45.224','2026-11-30 23:07:45.278',0,'dbt','hourly_activity_patterns',54,17,NULL,NULL);
INSERT INTO "runs" VALUES(11,'map_global_averages','2026-11-30 23:07:45.361','2026-11-30 23:07:45.413',0,'dbt','map_global_averages',52,11,NULL,NULL);
INSERT INTO "runs" VALUES(12,'player_daily_stats','2026-11-30 23:07:45.511','2026-11-30 23:07:45.565',0,'dbt','player_daily_stats',54,62,NULL,NULL);
INSERT INTO "runs" VALUES(13,'player_monthly_stats','2026-11-30 23:07:45.651','2026-11-30 23:07:45.704',0,'dbt','player_monthly_stats',53,51,NULL,NULL);
INSERT INTO "runs" VALUES(14,'rounds','2026-11-30 23:07:45.873','2026-11-30 23:07:45.945',0,'dbt','rounds',72,69,NULL,NULL);
INSERT INTO "runs" VALUES(15,'server_leaderboard_candidates','2026-11-30 23:07:46.374','2026-11-30 23:07:46.436',0,'dbt','server_leaderboard_candidates',62,41,NULL,NULL);
INSERT INTO "runs" VALUES(16,'server_map_stats','2026-11-30 23:07:46.542','2026-11-30 23:07:46.596',0,'dbt','server_map_stats',54,35,NULL,NULL);
INSERT INTO "runs" VALUES(17,'game_leaderboard_entries','2026-11-30 23:07:49.248','2026-11-30 23:07:49.308',0,'dbt','game_leaderboard_entries',60,20,NULL,NULL);
INSERT INTO "runs" VALUES(18,'player_best_scores','2026-11-30 23:07:49.794','2026-11-30 23:07:49.849',0,'dbt','player_best_scores',55,45,NULL,NULL);
INSERT INTO "runs" VALUES(19,'player_map_stats','2026-11-30 23:07:49.953','2026-11-30 23:07:50.006',0,'dbt','player_map_stats',53,74,NULL,NULL);
INSERT INTO "runs" VALUES(20,'player_milestones','2026-11-30 23:07:50.328','2026-11-30 23:07:50.496',0,'dbt','player_milestones',168,1,NULL,NULL);
INSERT INTO "runs" VALUES(21,'player_server_stats','2026-11-30 23:07:50.712','2026-11-30 23:07:50.765',0,'dbt','player_server_stats',53,26,NULL,NULL);
INSERT INTO "runs" VALUES(22,'player_stats_lifetime','2026-11-30 23:07:51.107','2026-11-30 23:07:51.159',0,'dbt','player_stats_lifetime',52,11,NULL,NULL);
INSERT INTO "runs" VALUES(23,'player_stats_rolling','2026-11-30 23:07:51.618','2026-11-30 23:07:51.765',0,'dbt','player_stats_rolling',147,31,NULL,NULL);
INSERT INTO "runs" VALUES(24,'map_hourly_patterns','2026-11-30 23:07:51.954','2026-11-30 23:07:52.013',0,'dbt','map_hourly_patterns',59,126,NULL,NULL);
INSERT INTO "runs" VALUES(25,'server_leaderboard_entries','2026-11-30 23:07:54.069','2026-11-30 23:07:54.166',0,'dbt','server_leaderboard_entries',97,41,NULL,NULL);
INSERT INTO "runs" VALUES(26,'server_totals','2026-11-30 23:07:58.935','2026-11-30 23:07:59.034',0,'dbt','server_totals',99,3,NULL,NULL);
INSERT INTO "runs" VALUES(27,'servers','2026-11-30 23:08:00.001','2026-11-30 23:08:00.083',0,'dbt','servers',82,3,NULL,NULL);
CREATE TABLE "server_daily_counts" (
    server_guid text,
    date text,
    avg_players real,
    peak_players integer,
    sample_count integer,
    hours_sampled integer,
    updated_at text,
    primary key (server_guid, date)
) strict, without rowid
    ;
INSERT INTO "server_daily_counts" VALUES('server-1','2024-04-30',4.0,7,45,12,'2024-05-01 12:34:56');
INSERT INTO "server_daily_counts" VALUES('server-1','2024-05-01',3.902,7,51,13,'2024-05-01 12:34:56');
INSERT INTO "server_daily_counts" VALUES('server-2','2024-04-30',5.0,8,45,12,'2024-05-01 12:34:56');
INSERT INTO "server_daily_counts" VALUES('server-2','2024-05-01',4.902,8,51,13,'2024-05-01 12:34:56');
CREATE TABLE "server_hourly_patterns" (
    server_guid text,
    day_of_week integer,
    hour_of_day integer,
    avg_players real,
    min_players real,
    q25_players real,
    median_players real,
    q75_players real,
    q90_players real,
    max_players real,
    data_points integer,
    updated_at text,
    primary key (server_guid, day_of_week, hour_of_day)
) strict, without rowid
    ;
INSERT INTO "server_hourly_patterns" VALUES('server-1',2,12,5.0,5.0,5.0,5.0,5.0,5.0,5.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',2,13,2.5,2.5,2.5,2.5,2.5,2.5,2.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',2,14,5.5,5.5,5.5,5.5,5.5,5.5,5.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',2,15,3.25,3.25,3.25,3.25,3.25,3.25,3.25,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',2,16,4.5,4.5,4.5,4.5,4.5,4.5,4.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',2,17,4.0,4.0,4.0,4.0,4.0,4.0,4.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',2,18,3.5,3.5,3.5,3.5,3.5,3.5,3.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',2,19,4.75,4.75,4.75,4.75,4.75,4.75,4.75,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',2,20,2.5,2.5,2.5,2.5,2.5,2.5,2.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',2,21,5.5,5.5,5.5,5.5,5.5,5.5,5.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',2,22,3.25,3.25,3.25,3.25,3.25,3.25,3.25,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',2,23,4.5,4.5,4.5,4.5,4.5,4.5,4.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',3,0,4.0,4.0,4.0,4.0,4.0,4.0,4.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',3,1,3.5,3.5,3.5,3.5,3.5,3.5,3.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',3,2,4.75,4.75,4.75,4.75,4.75,4.75,4.75,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',3,3,2.5,2.5,2.5,2.5,2.5,2.5,2.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',3,4,5.5,5.5,5.5,5.5,5.5,5.5,5.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',3,5,3.25,3.25,3.25,3.25,3.25,3.25,3.25,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',3,6,4.5,4.5,4.5,4.5,4.5,4.5,4.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',3,7,4.0,4.0,4.0,4.0,4.0,4.0,4.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',3,8,3.5,3.5,3.5,3.5,3.5,3.5,3.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',3,9,4.75,4.75,4.75,4.75,4.75,4.75,4.75,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',3,10,2.5,2.5,2.5,2.5,2.5,2.5,2.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-1',3,11,5.5,5.5,5.5,5.5,5.5,5.5,5.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',2,12,6.0,6.0,6.0,6.0,6.0,6.0,6.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',2,13,3.5,3.5,3.5,3.5,3.5,3.5,3.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',2,14,6.5,6.5,6.5,6.5,6.5,6.5,6.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',2,15,4.25,4.25,4.25,4.25,4.25,4.25,4.25,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',2,16,5.5,5.5,5.5,5.5,5.5,5.5,5.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',2,17,5.0,5.0,5.0,5.0,5.0,5.0,5.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',2,18,4.5,4.5,4.5,4.5,4.5,4.5,4.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',2,19,5.75,5.75,5.75,5.75,5.75,5.75,5.75,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',2,20,3.5,3.5,3.5,3.5,3.5,3.5,3.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',2,21,6.5,6.5,6.5,6.5,6.5,6.5,6.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',2,22,4.25,4.25,4.25,4.25,4.25,4.25,4.25,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',2,23,5.5,5.5,5.5,5.5,5.5,5.5,5.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',3,0,5.0,5.0,5.0,5.0,5.0,5.0,5.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',3,1,4.5,4.5,4.5,4.5,4.5,4.5,4.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',3,2,5.75,5.75,5.75,5.75,5.75,5.75,5.75,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',3,3,3.5,3.5,3.5,3.5,3.5,3.5,3.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',3,4,6.5,6.5,6.5,6.5,6.5,6.5,6.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',3,5,4.25,4.25,4.25,4.25,4.25,4.25,4.25,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',3,6,5.5,5.5,5.5,5.5,5.5,5.5,5.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',3,7,5.0,5.0,5.0,5.0,5.0,5.0,5.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',3,8,4.5,4.5,4.5,4.5,4.5,4.5,4.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',3,9,5.75,5.75,5.75,5.75,5.75,5.75,5.75,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',3,10,3.5,3.5,3.5,3.5,3.5,3.5,3.5,1,'2024-05-01 12:34:56');
INSERT INTO "server_hourly_patterns" VALUES('server-2',3,11,6.5,6.5,6.5,6.5,6.5,6.5,6.5,1,'2024-05-01 12:34:56');
CREATE TABLE "server_leaderboard_candidates" (
    server_guid text,
    period text,
    player_name text,
    total_rounds integer,
    total_kills integer,
    total_deaths integer,
    total_score integer,
    total_play_time_minutes real,
    kd_ratio real,
    kd_ratio_rounds integer,
    kd_ratio_score integer,
    kd_ratio_play_time_minutes real,
    kill_rate real,
    kill_rate_rounds integer,
    kill_rate_kills integer,
    kill_rate_deaths integer,
    kill_rate_score integer,
    kill_rate_play_time_minutes real,
    updated_at text,
    primary key (server_guid, period, player_name)
) strict, without rowid
    ;
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','all_time','"; drop',4,9,8,7,8.37833333333333314402e+01,1.125,4,7,8.37833333333333314402e+01,0.084,3,7,6,9,8.37833333333333314402e+01,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','all_time','%_',6,83,9,20,75.0,9.222,5,13,45.0,0.933,3,42,5,5,45.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','all_time','Al',1,0,3,8,30.0,0.0,1,8,30.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','all_time','Al ',8,13,8,25,40.0,1.625,7,24,40.0,0.2,2,5,0,8,25.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','all_time','O''Neill',6,47,6,12,55.0,7.833,5,10,25.0,1.72,2,43,1,4,25.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','all_time','Zoë 🎮',3,40,5,14,20.0,8.0,3,14,20.0,4.0,1,40,2,5,10.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','all_time','a	b',3,42,6,4,20.0,7.0,3,4,20.0,2.667,1,40,3,4,15.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','all_time','al',6,50,6,73,7.67333333333333342815e+01,8.333,5,70,7.17333333333333342815e+01,0.828,3,47,4,48,5.67333333333333342815e+01,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','all_time','line
break',3,44,6,14,20.0,7.333,3,14,20.0,2.1,2,42,3,2,20.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','all_time','x.y',3,83,5,25,60.0,16.6,3,25,60.0,0.717,2,43,3,21,60.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','all_time','ÿ',1,0,3,0,0.0,0.0,1,0,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','monthly','"; drop',1,2,2,2,10.0,1.0,1,2,10.0,0.2,1,2,2,2,10.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','monthly','%_',2,2,6,6,15.0,0.333,2,6,15.0,0.067,1,1,3,1,15.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','monthly','Al ',2,5,1,14,10.0,5.0,2,14,10.0,0.3,1,3,0,2,10.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','monthly','O''Neill',1,1,1,-2,0.0,1.0,1,-2,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','monthly','a	b',1,0,2,0,5.0,0.0,1,0,5.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-1','monthly','line
break',1,2,1,-2,15.0,2.0,1,-2,15.0,0.133,1,2,1,-2,15.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','all_time','"; drop',1,40,0,6,15.0,40.0,1,6,15.0,2.667,1,40,0,6,15.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','all_time','%_',1,1,3,9,5.0,0.333,1,9,5.0,0.2,1,1,3,9,5.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','all_time','Al',1,40,3,0,45.0,13.333,1,0,45.0,0.889,1,40,3,0,45.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','all_time','Al ',2,1,2,9,0.0,0.5,2,9,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','all_time','O''Neill',3,6,7,16,15.0,0.857,3,16,15.0,0.3,1,3,2,7,10.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','all_time','a	b',2,8674,5,7,0.0,1734.8,2,7,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','all_time','al',2,3,2,17,60.0,1.5,2,17,60.0,0.2,1,3,1,12,15.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','all_time','line
break',2,4,4,2,90.0,1.0,2,2,90.0,0.044,2,4,4,2,90.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','all_time','x.y',1,0,1,-2,10.0,0.0,1,-2,10.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','monthly','"; drop',1,40,0,6,15.0,40.0,1,6,15.0,2.667,1,40,0,6,15.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','monthly','%_',1,1,3,9,5.0,0.333,1,9,5.0,0.2,1,1,3,9,5.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','monthly','Al',1,40,3,0,45.0,13.333,1,0,45.0,0.889,1,40,3,0,45.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','monthly','Al ',1,1,0,8,0.0,1.0,1,8,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','monthly','O''Neill',1,3,2,7,10.0,1.5,1,7,10.0,0.3,1,3,2,7,10.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','monthly','a	b',1,40,2,8,0.0,20.0,1,8,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-2','monthly','al',1,0,1,5,45.0,0.0,1,5,45.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-3','all_time','"; drop',2,2,2,18,0.0,1.0,2,18,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-3','all_time','Al',1,40,3,5,0.0,13.333,1,5,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-3','all_time','Al ',2,42,2,14,15.0,21.0,2,14,15.0,2.8,2,42,2,14,15.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-3','all_time','a	b',1,0,3,7,5.0,0.0,1,7,5.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-3','all_time','x.y',2,3,0,20,0.0,3.0,2,20,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-3','all_time','ÿ',2,0,3,22,10.0,0.0,1,11,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-3','monthly','a	b',1,0,3,7,5.0,0.0,1,7,5.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_candidates" VALUES('server-3','monthly','ÿ',2,0,3,22,10.0,0.0,1,11,0.0,0.0,0,0,0,0,0.0,'2024-05-01 12:34:56');
CREATE TABLE "server_leaderboard_entries" (
    server_guid text,
    period text,
    ranking_type text,
    player_name text,
    rank integer,
    value real,
    total_rounds integer,
    total_kills integer,
    total_deaths integer,
    total_score integer,
    total_play_time_minutes real,
    ranked_players integer,
    updated_at text,
    primary key (server_guid, period, ranking_type, player_name)
) strict, without rowid
    ;
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','"; drop',1,8.37833333333333314402e+01,4,9,8,7,8.37833333333333314402e+01,11,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','%_',3,75.0,6,83,9,20,75.0,11,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','Al',7,30.0,1,0,3,8,30.0,11,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','Al ',6,40.0,8,13,8,25,40.0,11,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','O''Neill',5,55.0,6,47,6,12,55.0,11,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','Zoë 🎮',8,20.0,3,40,5,14,20.0,11,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','a	b',8,20.0,3,42,6,4,20.0,11,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','al',2,7.67333333333333342815e+01,6,50,6,73,7.67333333333333342815e+01,11,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','line
break',8,20.0,3,44,6,14,20.0,11,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','x.y',4,60.0,3,83,5,25,60.0,11,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','ÿ',11,0.0,1,0,3,0,0.0,11,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','monthly','playtime','"; drop',3,10.0,1,2,2,2,10.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','monthly','playtime','%_',1,15.0,2,2,6,6,15.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','monthly','playtime','Al ',3,10.0,2,5,1,14,10.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','monthly','playtime','O''Neill',6,0.0,1,1,1,-2,0.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','monthly','playtime','a	b',5,5.0,1,0,2,0,5.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','monthly','playtime','line
break',1,15.0,1,2,1,-2,15.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','"; drop',4,15.0,1,40,0,6,15.0,9,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','%_',7,5.0,1,1,3,9,5.0,9,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','Al',3,45.0,1,40,3,0,45.0,9,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','Al ',8,0.0,2,1,2,9,0.0,9,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','O''Neill',4,15.0,3,6,7,16,15.0,9,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','a	b',8,0.0,2,8674,5,7,0.0,9,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','al',2,60.0,2,3,2,17,60.0,9,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','line
break',1,90.0,2,4,4,2,90.0,9,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','x.y',6,10.0,1,0,1,-2,10.0,9,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','"; drop',3,15.0,1,40,0,6,15.0,7,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','%_',5,5.0,1,1,3,9,5.0,7,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','Al',1,45.0,1,40,3,0,45.0,7,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','Al ',6,0.0,1,1,0,8,0.0,7,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','O''Neill',4,10.0,1,3,2,7,10.0,7,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','a	b',6,0.0,1,40,2,8,0.0,7,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','al',1,45.0,1,0,1,5,45.0,7,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','all_time','playtime','"; drop',4,0.0,2,2,2,18,0.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','all_time','playtime','Al',4,0.0,1,40,3,5,0.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','all_time','playtime','Al ',1,15.0,2,42,2,14,15.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','all_time','playtime','a	b',3,5.0,1,0,3,7,5.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','all_time','playtime','x.y',4,0.0,2,3,0,20,0.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','all_time','playtime','ÿ',2,10.0,2,0,3,22,10.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','monthly','playtime','a	b',2,5.0,1,0,3,7,5.0,2,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','monthly','playtime','ÿ',1,10.0,2,0,3,22,10.0,2,'2024-05-01 12:34:56');
CREATE TABLE "server_map_stats" (
    server_guid text,
    map_name text,
    month text,
    total_rounds integer,
    total_player_rounds integer,
    total_play_time_minutes real,
    avg_players real,
    peak_players integer,
    updated_at text,
    primary key (server_guid, map_name, month)
) strict, without rowid
    ;
INSERT INTO "server_map_stats" VALUES('','','',25,25,330.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('','','2024-03',19,19,280.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('','','2024-04',6,6,50.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('','berlin','',26,26,1.55516666666666679929e+02,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('','berlin','2024-03',21,21,1.50516666666666679933e+02,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('','berlin','2024-04',5,5,5.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('','wake','',18,18,265.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('','wake','2024-03',11,11,130.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('','wake','2024-04',7,7,135.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-1','','',17,17,225.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-1','','2024-03',13,13,185.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-1','','2024-04',4,4,40.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-1','berlin','',18,18,1.25516666666666665719e+02,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-1','berlin','2024-03',16,16,1.25516666666666665719e+02,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-1','berlin','2024-04',2,2,0.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-1','wake','',9,9,130.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-1','wake','2024-03',7,7,115.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-1','wake','2024-04',2,2,15.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-2','','',6,6,105.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-2','','2024-03',4,4,95.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-2','','2024-04',2,2,10.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-2','berlin','',4,4,10.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-2','berlin','2024-03',3,3,10.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-2','berlin','2024-04',1,1,0.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-2','wake','',5,5,125.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-2','wake','2024-03',1,1,15.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-2','wake','2024-04',4,4,110.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-3','','',2,2,0.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-3','','2024-03',2,2,0.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-3','berlin','',4,4,20.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-3','berlin','2024-03',2,2,15.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-3','berlin','2024-04',2,2,5.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-3','wake','',4,4,10.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-3','wake','2024-03',3,3,0.0,1.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_map_stats" VALUES('server-3','wake','2024-04',1,1,10.0,1.0,1,'2024-05-01 12:34:56');
CREATE TABLE "server_names" (
    server_guid text,
    server_name text,
    first_seen text,
    last_seen text,
    updated_at text,
    primary key (server_guid, server_name)
) strict, without rowid
    ;
INSERT INTO "server_names" VALUES('server-1','A server','2024-04-30 12:49:56','2024-05-01 12:34:56','2024-05-01 12:34:56');
INSERT INTO "server_names" VALUES('server-2','A server','2024-04-30 12:49:56','2024-05-01 12:34:56','2024-05-01 12:34:56');
CREATE TABLE "server_online_counts" (
    server_guid text,
    hour_timestamp text,
    game text,
    avg_players real,
    peak_players integer,
    sample_count integer,
    updated_at text,
    primary key (server_guid, hour_timestamp)
) strict, without rowid
    ;
INSERT INTO "server_online_counts" VALUES('server-1','2024-04-30 12:00:00','bf1942',5.0,5,1,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-04-30 13:00:00','bf1942',2.5,4,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-04-30 14:00:00','bf1942',5.5,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-04-30 15:00:00','bf1942',3.25,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-04-30 16:00:00','bf1942',4.5,6,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-04-30 17:00:00','bf1942',4.0,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-04-30 18:00:00','bf1942',3.5,5,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-04-30 19:00:00','bf1942',4.75,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-04-30 20:00:00','bf1942',2.5,4,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-04-30 21:00:00','bf1942',5.5,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-04-30 22:00:00','bf1942',3.25,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-04-30 23:00:00','bf1942',4.5,6,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 00:00:00','bf1942',4.0,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 01:00:00','bf1942',3.5,5,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 02:00:00','bf1942',4.75,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 03:00:00','bf1942',2.5,4,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 04:00:00','bf1942',5.5,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 05:00:00','bf1942',3.25,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 06:00:00','bf1942',4.5,6,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 07:00:00','bf1942',4.0,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 08:00:00','bf1942',3.5,5,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 09:00:00','bf1942',4.75,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 10:00:00','bf1942',2.5,4,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 11:00:00','bf1942',5.5,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-1','2024-05-01 12:00:00','bf1942',2.0,3,3,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-04-30 12:00:00','bf1942',6.0,6,1,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-04-30 13:00:00','bf1942',3.5,5,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-04-30 14:00:00','bf1942',6.5,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-04-30 15:00:00','bf1942',4.25,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-04-30 16:00:00','bf1942',5.5,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-04-30 17:00:00','bf1942',5.0,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-04-30 18:00:00','bf1942',4.5,6,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-04-30 19:00:00','bf1942',5.75,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-04-30 20:00:00','bf1942',3.5,5,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-04-30 21:00:00','bf1942',6.5,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-04-30 22:00:00','bf1942',4.25,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-04-30 23:00:00','bf1942',5.5,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 00:00:00','bf1942',5.0,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 01:00:00','bf1942',4.5,6,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 02:00:00','bf1942',5.75,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 03:00:00','bf1942',3.5,5,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 04:00:00','bf1942',6.5,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 05:00:00','bf1942',4.25,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 06:00:00','bf1942',5.5,7,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 07:00:00','bf1942',5.0,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 08:00:00','bf1942',4.5,6,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 09:00:00','bf1942',5.75,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 10:00:00','bf1942',3.5,5,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 11:00:00','bf1942',6.5,8,4,'2024-05-01 12:34:56');
INSERT INTO "server_online_counts" VALUES('server-2','2024-05-01 12:00:00','bf1942',3.0,4,3,'2024-05-01 12:34:56');
CREATE TABLE "server_totals" (
    server_guid text,
    last_game text,
    last_map_name text,
    total_rounds integer,
    total_players integer,
    first_round_time text,
    last_round_time text,
    updated_at text,
    primary key (server_guid)
) strict, without rowid
    ;
INSERT INTO "server_totals" VALUES('server-1','bf1942','wake',44,11,'2024-03-01 00:30:00','2024-04-17 19:30:00','2024-05-01 12:34:56');
INSERT INTO "server_totals" VALUES('server-2','bf1942','wake',15,9,'2024-03-04 07:15:00','2024-04-16 10:00:00','2024-05-01 12:34:56');
INSERT INTO "server_totals" VALUES('server-3','bf1942','wake',10,6,'2024-03-01 23:45:00','2024-04-12 04:30:00','2024-05-01 12:34:56');
CREATE TABLE "server_windows" (
    period text not null unique,
    window_unit text not null,
    window_length integer not null,
    check (period in ( 'online_counts', 'hourly_patterns', 'activity_patterns', 'daily_counts', 'map_patterns')),
    check (window_unit in ('day', 'month', 'week', 'always')),
    check (window_length >= 1 or window_unit = 'always'),
    check (window_length = 0 or window_unit <> 'always'),
    check (window_length <= case when window_unit = 'day' then 36525 else 1200 end)
) strict
    ;
INSERT INTO "server_windows" VALUES('online_counts','day',180);
INSERT INTO "server_windows" VALUES('hourly_patterns','day',60);
INSERT INTO "server_windows" VALUES('activity_patterns','day',30);
INSERT INTO "server_windows" VALUES('daily_counts','day',36525);
INSERT INTO "server_windows" VALUES('map_patterns','day',60);
CREATE TABLE "servers" (
    server_guid text,
    server_name text,
    game text,
    map_name text,
    players_online integer,
    sampled_at text,
    first_seen text,
    last_seen text,
    total_rounds integer,
    total_players integer,
    updated_at text,
    primary key (server_guid)
) strict, without rowid
    ;
INSERT INTO "servers" VALUES('server-1','A server','bf1942','Berlin',1,'2024-05-01 12:34:56','2024-03-01 00:30:00','2024-05-01 12:34:56',44,11,'2024-05-01 12:34:56');
INSERT INTO "servers" VALUES('server-2','A server','bf1942','Berlin',2,'2024-05-01 12:34:56','2024-03-04 07:15:00','2024-05-01 12:34:56',15,9,'2024-05-01 12:34:56');
INSERT INTO "servers" VALUES('server-3','','bf1942','wake',NULL,NULL,'2024-03-01 23:45:00','2024-04-12 04:30:00',10,6,'2024-05-01 12:34:56');
CREATE INDEX runs_by_end on runs (finished_at);
CREATE INDEX landing_player_rounds_changed on landing_player_rounds (load_id)
where load_id > 1;
CREATE INDEX landing_player_rounds_by_times
on landing_player_rounds (round_start_epoch, round_end_epoch);
CREATE INDEX landing_player_rounds_long
on landing_player_rounds (round_end_epoch)
where round_end_epoch - round_start_epoch > 7200;
CREATE INDEX landing_player_rounds_by_round on landing_player_rounds (round_id);
CREATE INDEX landing_server_hours_changed on landing_server_hours (load_id)
where load_id > 3;
CREATE INDEX landing_server_samples_by_load on landing_server_samples (load_id);
CREATE VIEW "stg_server_departures" as
with landed as (

    select * from "landing_server_departures"

),

final as (

    select
        load_id,
        server_guid
    from landed

)

select * from final;
CREATE VIEW "stg_bot_rounds" as
-- depends_on: "excluded_servers"
with landed as (

    select * from "landing_player_rounds"

),

final as (

    select
        server_guid,
        round_id
    from landed
    where is_bot = 1 and is_deleted = 0 and true

)

select * from final;
CREATE VIEW "stg_server_days" as
-- depends_on: "excluded_servers"

with landed as (

    select * from "landing_server_days"

),

final as (

    select
        server_guid,
        day_epoch,
        day_epoch as hour_epoch,
        cast(date(day_epoch, 'unixepoch') as text) as date,
        players_sum,
        sample_count,
        peak_players,
        hours_sampled,
        cast(0 as integer) as load_id
    from landed
    where true

)

select * from final;
CREATE VIEW "stg_server_hours" as
-- depends_on: "excluded_servers"
with landed as (

    select * from "landing_server_hours"

),

final as (

    select
        server_guid,
        hour_epoch,
        cast(datetime(hour_epoch, 'unixepoch') as text) as hour_timestamp,
        cast(date(hour_epoch, 'unixepoch') as text) as date,
        game,
        players_sum,
        sample_count,
        peak_players,
        last_players,
        load_id
    from landed
    where true

)

select * from final;
CREATE VIEW "stg_server_names" as
-- depends_on: "excluded_servers"
with landed as (

    select * from "landing_server_names"

),

final as (

    select
        server_guid,
        month,
        server_name,
        first_sample_epoch,
        last_sample_epoch,
        last_players,
        last_game,
        last_map_name
    from landed
    where true

)

select * from final;
CREATE VIEW "stg_player_round_changes" as
-- depends_on: "player_aliases"
with landed as (

    select * from "landing_player_rounds"

),

final as (

    select
        landed.load_id,
        landed.player_name as player_name,
        landed.server_guid,
        landed.game,
        landed.round_id,
        landed.round_start_epoch,
        landed.round_end_epoch
    from landed

)

select * from final;
CREATE VIEW "stg_player_rounds" as
-- depends_on: "player_aliases"
-- depends_on: "excluded_players"
-- depends_on: "excluded_servers"
with landed as (

    select * from "landing_player_rounds"

),

final as (

    select
        landed.player_name as player_name,
        player_name as landed_player_name,
        server_guid,
        map_name,
        game,
        round_id,
        game_id,
        team_label,
        round_start_epoch,
        round_end_epoch,
        final_score,
        final_kills,
        final_deaths,
        play_time_minutes,
        cast(play_time_minutes * 60000 + 0.5 as integer) as play_time_milliseconds,
        average_ping
    from landed
    where
        is_bot <> 1
        and is_deleted = 0
        and true
        and true

)

select * from final;
CREATE INDEX "game_leaderboard_candidates__index__player_name"
        on "game_leaderboard_candidates" ("player_name")
        
    ;
CREATE INDEX "map_global_averages__index__server_guid"
        on "map_global_averages" ("server_guid")
        
    ;
CREATE VIEW "round_players" as
-- depends_on: "player_aliases"
with rounds as (

    select
            rounds.*,
            rounds.player_name as counted_name
        from "stg_player_rounds" as rounds

),

final as (

    select
        server_guid,
        round_id,
        counted_name as player_name,
        team_label,
        map_name,
        game,
        cast(datetime(round_start_epoch, 'unixepoch') as text) as round_start_time,
        cast(datetime(round_end_epoch, 'unixepoch') as text) as round_end_time,
        final_score,
        final_kills,
        final_deaths,
        play_time_minutes,
        average_ping,
        round_start_epoch
    from rounds

)

select * from final;
CREATE INDEX "rounds__index__server_guid__ended_at__started_at"
        on "rounds" ("server_guid", "ended_at", "started_at")
        
    ;
CREATE INDEX "rounds__index__map_name__ended_at"
        on "rounds" ("map_name", "ended_at")
        
    ;
CREATE INDEX "server_leaderboard_candidates__index__player_name"
        on "server_leaderboard_candidates" ("player_name")
        
    ;
CREATE INDEX "server_map_stats__index__map_name__month__total_player_rounds"
        on "server_map_stats" ("map_name", "month", "total_player_rounds")
        
    ;
CREATE INDEX "player_best_scores__index__period__final_score"
        on "player_best_scores" ("period", "final_score")
        
    ;
CREATE INDEX "player_map_stats__index__map_name__total_score__where__8f67c41a"
        on "player_map_stats" ("map_name", "total_score")
        where server_guid = ''
    ;
CREATE INDEX "player_milestones__index__achieved_at"
        on "player_milestones" ("achieved_at")
        
    ;
CREATE INDEX "player_server_stats__index__server_guid__total_score"
        on "player_server_stats" ("server_guid", "total_score")
        
    ;
CREATE INDEX "player_stats_lifetime__index__last_round_time"
        on "player_stats_lifetime" ("last_round_time")
        
    ;
CREATE INDEX "servers__index__sampled_at"
        on "servers" ("sampled_at")
        
    ;
COMMIT;
