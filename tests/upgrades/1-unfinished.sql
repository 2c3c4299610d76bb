pragma auto_vacuum = 0;
pragma journal_mode = wal;
pragma user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE landing_cursors (
    source_table text primary key,
    cursor_epoch integer,
    first_load_through_epoch integer,
    first_load_cursor_epoch integer,
    first_load_after_player text
) strict, without rowid;
INSERT INTO "landing_cursors" VALUES('player_rounds',NULL,1713385096,1713385096,'line
break');
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
INSERT INTO "landing_loads" VALUES(1,'player_rounds','2026-11-25 16:16:23','2026-11-25 16:16:23',33,29,0,2,2);
INSERT INTO "landing_loads" VALUES(2,'player_rounds','2026-11-25 16:16:23','2026-11-25 16:16:23',34,32,0,1,1);
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
INSERT INTO "landing_player_rounds" VALUES('Bot O''Neill',1709524800,'round 35','server-1','berlin',1709524800,999,3,2,0.0,'Axis','game',1,1710409938,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1709524800,'round 35','server-1','berlin',1709524800,6,3,2,0.0,'Axis','game',0,1710409105,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1709536500,'round 14','server-2','berlin',1709536500,1,3,2,0.0,'Axis','game',0,1710409229,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1709918100,'round 1','server-2','',1709919000,8,0,3,5.0,'Axis','game',0,1710410196,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1710405000,'round 91','server-1','wake',1710407700,2,40,1,15.0,'Axis','game',0,1710409440,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1711433700,'round 119','server-1','',1711433700,2,0,2,0.0,'Axis','game',0,1711639237,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1711573200,'round 4','server-1','',1711575000,2,0,0,30.0,'Axis','game',0,1711640192,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1711675800,'round 107','server-1','berlin',1711677600,2,3,0,10.0,'Axis','game',0,1713384208,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1712282400,'round 113','server-2','',1712284200,7,3,2,10.0,'Axis','game',0,1713383646,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('O''Neill',1712808900,'round 89','server-1','berlin',1712808900,-2,1,1,0.0,'Axis','game',0,1713384540,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('Zoë 🎮',1709447400,'round 62','server-1','wake',1709449200,7,0,1,10.0,'Axis','game',0,1710409577,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('Zoë 🎮',1710114300,'round 76','server-1','',1710116100,5,40,2,10.0,'Axis','game',0,1710409222,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('Zoë 🎮',1710329400,'round 10','server-1','berlin',1710329400,2,0,2,0.0,'Axis','game',0,1710410078,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('a	b',1710305100,'round 111','server-2','berlin',1710305100,-1,8634,3,0.0,'Axis','game',0,1710408734,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('a	b',1711277100,'round 27','server-1','berlin',1711279800,4,40,3,15.0,'Axis','game',0,1711639871,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('a	b',1711555200,'round 87','server-1','wake',1711555200,0,2,1,0.0,'Axis','game',0,1711640372,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('a	b',1712028600,'round 33','server-2','',1712028600,8,40,2,0.0,'Axis','game',0,1713383347,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('a	b',1712241000,'round 55','server-1','',1712241900,0,0,2,5.0,'Axis','game',0,1713385096,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('a	b',1712403000,'round 73','server-3','berlin',1712403900,7,0,3,5.0,'Axis','game',0,1713383783,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('al',1709585100,'round 64','server-2','wake',1709586000,12,3,1,15.0,'Axis','game',0,1711640230,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('al',1709911800,'round 79','server-1','berlin',1709912700,10,0,1,15.0,'Axis','game',0,1710409780,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('al',1710253800,'round 26','server-1','berlin',1710254700,3,0,0,5.0,'Axis','game',0,1710409056,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('al',1710522000,'round 50','server-1','berlin',1710523004,31,5,0,1.67333333333333342807e+01,'Axis','game',0,1711639733,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('al',1710880200,'round 77','server-1','',1710882000,12,40,1,30.0,'Axis','game',0,1711639378,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('al',1711532700,'round 99','server-1','',1711534500,5,2,3,10.0,'Axis','game',0,1711639916,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('al',1711637100,'round 53','server-1','',1711637100,12,3,1,0.0,'Axis','game',0,1711639112,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('al',1713258900,'round 40','server-2','wake',1713261600,5,0,1,45.0,'Axis','game',0,1713384621,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('line
break',1709783800,'round 6-equal','server-2','',1709786500,1,2,2,45.0,'Axis','game',0,1713384899,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('line
break',1709786700,'round 6','server-2','',1709789400,1,2,2,45.0,'Axis','game',0,1710409147,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('line
break',1711157400,'round 59','server-1','berlin',1711157400,12,2,3,0.0,'Axis','game',0,1711638896,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('line
break',1711615500,'round 85','server-1','berlin',1711616400,4,40,2,5.0,'Axis','game',0,1711639659,'bf1942',NULL,2,0);
INSERT INTO "landing_player_rounds" VALUES('line
break',1712237400,'round 29','server-1','wake',1712238300,-2,2,1,15.0,'Axis','game',0,1713383730,'bf1942',NULL,2,0);
CREATE TABLE landing_rejected_rows (
    source_table text not null,
    row_identity text not null,
    reason text not null,
    created_epoch integer not null,
    source_row text not null,
    primary key (source_table, row_identity)
) strict, without rowid;
INSERT INTO "landing_rejected_rows" VALUES('player_rounds','["", 1709689500, "round 2"]','player_name is empty',1710408801,'{"round_id": "round 2", "player_name": "", "server_guid": "server-1", "map_name": "wake", "round_start_time": "2024-03-06 01:45:00", "round_end_time": "2024-03-06 01:45:00", "final_score": "12", "final_kills": "1", "final_deaths": "0", "play_time_minutes": "0.0", "team_label": "Axis", "game_id": "game", "is_bot": "0", "created_at": "2024-03-14 09:33:21", "game": "bf1942", "average_ping": null}');
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
CREATE TABLE landing_warnings (
    warning text primary key,
    warned_at text not null
) strict, without rowid;
COMMIT;
