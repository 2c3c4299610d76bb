{# The columns that the site's tables must have, by table. Written by `python -m extract.targets.rules`: do not edit. #}
{% macro site_columns() %}
    {{ return({'player_rounds': ['round_id', 'player_name', 'server_guid', 'map_name', 'round_start_time', 'round_end_time', 'final_score', 'final_kills', 'final_deaths', 'play_time_minutes', 'team_label', 'game_id', 'is_bot', 'created_at', 'game', 'average_ping'], 'server_online_counts': ['timestamp', 'server_guid', 'server_name', 'players_online', 'map_name', 'game']}) }}
{% endmacro %}
