-- The rounds that count. Bots leave only now: a player's row corrected to a bot takes the player's row
-- with it.

create or replace table oracle.rounds engine = Memory as

select * from oracle.sessions
where not is_of_bot
