pragma auto_vacuum = 2;
pragma journal_mode = wal;
pragma user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE "best_score_periods" (
    period text not null unique,
    window_unit text not null,
    window_length integer not null,
    check (trim(period) = period and period <> ''),
    check (window_unit in ('day', 'month', 'week', 'always')),
    check (window_length >= 1 or window_unit = 'always'),
    check (window_length = 0 or window_unit <> 'always'),
    check (window_length <= iif(window_unit = 'day', 36525, 1200))
) strict
    ;
INSERT INTO "best_score_periods" VALUES('this_week','week',1);
INSERT INTO "best_score_periods" VALUES('last_30_days','day',30);
INSERT INTO "best_score_periods" VALUES('all_time','always',0);
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
INSERT INTO "landing_loads" VALUES(1,'player_rounds','2026-11-29 00:10:10','2026-11-29 00:10:10',80,72,0,5,3);
INSERT INTO "landing_loads" VALUES(2,'server_online_counts','2026-11-29 00:10:10','2026-11-29 00:10:10',180,90,0,90,0);
INSERT INTO "landing_loads" VALUES(3,'server_online_counts','2026-11-29 00:10:10','2026-11-29 00:10:10',204,102,0,102,0);
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
CREATE TABLE landing_server_samples (
    server_guid text not null,
    sample_epoch integer not null,
    game text not null,
    players_online integer not null,
    load_id integer not null,
    primary key (server_guid, sample_epoch, game)
) strict, without rowid;
CREATE TABLE landing_warnings (
    warning text primary key,
    warned_at text not null
) strict, without rowid;
CREATE TABLE "leaderboard_periods" (
    period text not null unique,
    window_unit text not null,
    window_length integer not null,
    minimum_rounds integer not null,
    check (trim(period) = period and period <> ''),
    check (window_unit in ('day', 'month', 'week', 'always')),
    check (window_length >= 1 or window_unit = 'always'),
    check (window_length = 0 or window_unit <> 'always'),
    check (window_length <= iif(window_unit = 'day', 36525, 1200)),
    check (minimum_rounds >= 0)
) strict
    ;
INSERT INTO "leaderboard_periods" VALUES('weekly','day',7,3);
INSERT INTO "leaderboard_periods" VALUES('monthly','day',30,10);
INSERT INTO "leaderboard_periods" VALUES('all_time','always',0,20);
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
CREATE TABLE "model_watermarks" (
                model_name text primary key,
                load_id integer,
                as_of text,
                definition text
            ) strict;
INSERT INTO "model_watermarks" VALUES('best_score_periods',0,'2024-05-01 12:34:56','ac3936ddc907889ebee402c724a3c6cf06bad51c36322c71e2f1180ffe48430e');
INSERT INTO "model_watermarks" VALUES('leaderboard_periods',0,'2024-05-01 12:34:56','0db56f420ee63b02b16720b09a91f305d2f3283e3e62e8cb5322f87368e056c4');
INSERT INTO "model_watermarks" VALUES('leaderboard_ranking_types',0,'2024-05-01 12:34:56','bb626f0fb7e0d439b10cea8e2ac5b954a6fe379911c773406cd9a52a84ff1164');
INSERT INTO "model_watermarks" VALUES('player_milestone_thresholds',0,'2024-05-01 12:34:56','e84b494adb826816380bdf768d18b77409a2d00c67f3db1f9ea69a6c2076208a');
INSERT INTO "model_watermarks" VALUES('rolling_periods',0,'2024-05-01 12:34:56','3a228faee21cae274d93ea10d80bce4fd74d778b5e8f5dcf72a3f09a959c3981');
INSERT INTO "model_watermarks" VALUES('server_windows',0,'2024-05-01 12:34:56','d7d0e811e7065a4ba52aea72a1495f90d7fe7acdd7ab598ec96fd192c1f69adf');
INSERT INTO "model_watermarks" VALUES('hourly_activity_patterns',3,'2024-05-01 12:34:56','b20eae169e0dd77277d0b46c702117f7');
INSERT INTO "model_watermarks" VALUES('map_global_averages',3,'2024-05-01 12:34:56','9059c2aa8224296d0ec298cffddbaca7');
INSERT INTO "model_watermarks" VALUES('player_best_scores',3,'2024-05-01 12:34:56','8985977a4a0928ac676ac1adf6522d25');
INSERT INTO "model_watermarks" VALUES('player_daily_stats',3,'2024-05-01 12:34:56','888627f674f1229ab3f52715b6712428');
INSERT INTO "model_watermarks" VALUES('player_map_stats',3,'2024-05-01 12:34:56','7c7a01f622776f9561268143b17cc399');
INSERT INTO "model_watermarks" VALUES('player_milestones',3,'2024-05-01 12:34:56','5a654a833330485766f0d967be9889c3');
INSERT INTO "model_watermarks" VALUES('player_server_stats',3,'2024-05-01 12:34:56','6269723f5ae51bc3f40fcb3ee9d91cfc');
INSERT INTO "model_watermarks" VALUES('player_stats_lifetime',3,'2024-05-01 12:34:56','c422c12b73eff19d0551ea74d415a81f');
INSERT INTO "model_watermarks" VALUES('player_stats_rolling',3,'2024-05-01 12:34:56','354f30a9137980b3db6adced26d24342');
INSERT INTO "model_watermarks" VALUES('server_leaderboard_entries',3,'2024-05-01 12:34:56','baae6d6d3daa650dcee147fcdc64bf81');
INSERT INTO "model_watermarks" VALUES('hourly_player_predictions',3,'2024-05-01 12:34:56','36bc0544413719792719e2d5c1bf13ee');
INSERT INTO "model_watermarks" VALUES('server_hourly_patterns',3,'2024-05-01 12:34:56','d8af0c837995fe68d5cb29798f1e8179');
INSERT INTO "model_watermarks" VALUES('server_online_counts',3,'2024-05-01 12:34:56','7bd736c655fd5e1434ef432aa0e6bf48');
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
    check (window_length <= iif(window_unit = 'day', 36525, 1200))
) strict
    ;
INSERT INTO "rolling_periods" VALUES('last_30_days','day',30);
INSERT INTO "rolling_periods" VALUES('last_6_months','month',6);
INSERT INTO "rolling_periods" VALUES('last_year','month',12);
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
INSERT INTO "runs" VALUES(1,'player_rounds','2026-11-29 00:10:09.185','2026-11-29 00:10:10.186',0,'load','landing_player_rounds',1001,80,NULL,NULL);
INSERT INTO "runs" VALUES(2,'server_online_counts','2026-11-29 00:10:10.187','2026-11-29 00:10:11.002',0,'load','landing_server_hours',815,384,NULL,NULL);
INSERT INTO "runs" VALUES(3,'hourly_activity_patterns','2026-11-29 00:15:14.329','2026-11-29 00:15:16.532',0,'dbt','hourly_activity_patterns',2203,17,NULL,NULL);
INSERT INTO "runs" VALUES(4,'map_global_averages','2026-11-29 00:15:18.024','2026-11-29 00:15:18.470',0,'dbt','map_global_averages',446,11,NULL,NULL);
INSERT INTO "runs" VALUES(5,'player_best_scores','2026-11-29 00:15:40.065','2026-11-29 00:15:43.160',0,'dbt','player_best_scores',3095,45,NULL,NULL);
INSERT INTO "runs" VALUES(6,'player_daily_stats','2026-11-29 00:15:47.899','2026-11-29 00:15:49.747',0,'dbt','player_daily_stats',1848,62,NULL,NULL);
INSERT INTO "runs" VALUES(7,'player_map_stats','2026-11-29 00:15:56.752','2026-11-29 00:16:01.134',0,'dbt','player_map_stats',4382,74,NULL,NULL);
INSERT INTO "runs" VALUES(8,'player_milestones','2026-11-29 00:16:18.004','2026-11-29 00:16:19.192',0,'dbt','player_milestones',1188,1,NULL,NULL);
INSERT INTO "runs" VALUES(9,'player_server_stats','2026-11-29 00:16:25.214','2026-11-29 00:16:27.148',0,'dbt','player_server_stats',1934,26,NULL,NULL);
INSERT INTO "runs" VALUES(10,'player_stats_lifetime','2026-11-29 00:16:50.780','2026-11-29 00:16:53.445',0,'dbt','player_stats_lifetime',2665,11,NULL,NULL);
INSERT INTO "runs" VALUES(11,'player_stats_rolling','2026-11-29 00:17:16.889','2026-11-29 00:17:18.521',0,'dbt','player_stats_rolling',1632,31,NULL,NULL);
INSERT INTO "runs" VALUES(12,'server_leaderboard_entries','2026-11-29 00:18:06.884','2026-11-29 00:18:07.623',0,'dbt','server_leaderboard_entries',739,41,NULL,NULL);
INSERT INTO "runs" VALUES(13,'hourly_player_predictions','2026-11-29 00:18:09.804','2026-11-29 00:18:10.285',0,'dbt','hourly_player_predictions',481,24,NULL,NULL);
INSERT INTO "runs" VALUES(14,'server_hourly_patterns','2026-11-29 00:18:23.003','2026-11-29 00:18:24.142',0,'dbt','server_hourly_patterns',1139,48,NULL,NULL);
INSERT INTO "runs" VALUES(15,'server_online_counts','2026-11-29 00:18:29.592','2026-11-29 00:18:31.108',0,'dbt','server_online_counts',1516,50,NULL,NULL);
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
CREATE TABLE "server_leaderboard_entries" (
    server_guid text,
    period text,
    ranking_type text,
    player_name text,
    rank integer,
    value real,
    total_rounds integer,
    updated_at text,
    primary key (server_guid, period, ranking_type, player_name)
) strict, without rowid
    ;
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','"; drop',1,8.37833333333333314402e+01,4,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','%_',3,75.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','Al',7,30.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','Al ',6,40.0,8,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','O''Neill',5,55.0,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','Zoë 🎮',8,20.0,3,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','a	b',8,20.0,3,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','al',2,7.67333333333333342815e+01,6,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','line
break',8,20.0,3,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','x.y',4,60.0,3,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','all_time','playtime','ÿ',11,0.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','monthly','playtime','"; drop',3,10.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','monthly','playtime','%_',1,15.0,2,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','monthly','playtime','Al ',3,10.0,2,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','monthly','playtime','O''Neill',6,0.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','monthly','playtime','a	b',5,5.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-1','monthly','playtime','line
break',1,15.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','"; drop',4,15.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','%_',7,5.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','Al',3,45.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','Al ',8,0.0,2,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','O''Neill',4,15.0,3,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','a	b',8,0.0,2,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','al',2,60.0,2,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','line
break',1,90.0,2,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','all_time','playtime','x.y',6,10.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','"; drop',3,15.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','%_',5,5.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','Al',1,45.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','Al ',6,0.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','O''Neill',4,10.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','a	b',6,0.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-2','monthly','playtime','al',1,45.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','all_time','playtime','"; drop',4,0.0,2,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','all_time','playtime','Al',4,0.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','all_time','playtime','Al ',1,15.0,2,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','all_time','playtime','a	b',3,5.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','all_time','playtime','x.y',4,0.0,2,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','all_time','playtime','ÿ',2,10.0,2,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','monthly','playtime','a	b',2,5.0,1,'2024-05-01 12:34:56');
INSERT INTO "server_leaderboard_entries" VALUES('server-3','monthly','playtime','ÿ',1,10.0,2,'2024-05-01 12:34:56');
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
CREATE TABLE "server_windows" (
    period text not null unique,
    window_unit text not null,
    window_length integer not null,
    check (period in ('online_counts', 'hourly_patterns', 'activity_patterns')),
    check (window_unit in ('day', 'month', 'week', 'always')),
    check (window_length >= 1 or window_unit = 'always'),
    check (window_length = 0 or window_unit <> 'always'),
    check (window_length <= iif(window_unit = 'day', 36525, 1200))
) strict
    ;
INSERT INTO "server_windows" VALUES('online_counts','day',180);
INSERT INTO "server_windows" VALUES('hourly_patterns','day',60);
INSERT INTO "server_windows" VALUES('activity_patterns','day',30);
CREATE INDEX runs_by_end on runs (finished_at);
CREATE INDEX landing_player_rounds_by_load on landing_player_rounds (load_id);
CREATE INDEX landing_player_rounds_by_times
on landing_player_rounds (round_start_epoch, round_end_epoch);
CREATE INDEX landing_player_rounds_long
on landing_player_rounds (round_end_epoch)
where round_end_epoch - round_start_epoch > 7200;
CREATE INDEX landing_server_hours_by_load on landing_server_hours (load_id);
CREATE INDEX landing_server_hours_by_hour on landing_server_hours (hour_epoch);
CREATE INDEX landing_server_samples_by_load on landing_server_samples (load_id);
CREATE VIEW "stg_player_round_changes" as
with landed as (

    select * from main."landing_player_rounds"

),

final as (

    select
        load_id,
        player_name,
        server_guid,
        round_start_epoch,
        round_end_epoch
    from landed

)

select * from final;
CREATE VIEW "stg_player_rounds" as
with landed as (

    select * from main."landing_player_rounds"

),

final as (

    select
        player_name,
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
    where is_bot <> 1 and is_deleted = 0

)

select * from final;
CREATE VIEW "stg_server_departures" as
with landed as (

    select * from main."landing_server_departures"

),

final as (

    select
        load_id,
        server_guid
    from landed

)

select * from final;
CREATE VIEW "stg_server_hours" as
with landed as (

    select * from main."landing_server_hours"

),

final as (

    select
        server_guid,
        hour_epoch,
        datetime(hour_epoch, 'unixepoch') as hour_timestamp,
        game,
        players_sum,
        sample_count,
        peak_players,
        last_players,
        load_id
    from landed

)

select * from final;
COMMIT;
