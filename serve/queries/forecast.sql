with recursive hours as (

    select
        strftime('%Y-%m-%d %H:00:00', coalesce(:counted_at, :as_of)) as hour_timestamp,
        1 as hour_number
    union all
    select
        datetime(hour_timestamp, '+1 hour') as hour_timestamp,
        hour_number + 1 as hour_number
    from hours
    where hour_number < :hours

),

games as (

    select distinct game from hourly_player_predictions

)

select
    games.game,
    hours.hour_timestamp,
    predictions.predicted_players,
    predictions.data_points
from games
cross join hours
inner join hourly_player_predictions as predictions
    on
        games.game = predictions.game
        and predictions.day_of_week = cast(strftime('%w', hours.hour_timestamp) as integer)
        and predictions.hour_of_day = cast(strftime('%H', hours.hour_timestamp) as integer)
order by games.game, hours.hour_timestamp
