{# For on-run-end: one line after a `dbt build` that made the boards, with what shows one. `--quiet` leaves it out. #}
{% macro tell_what_to_look_at(results) %}
    {% if execute and flags.WHICH == 'build' and target.type == 'sqlite' %}
        {% for result in results if result.node.name == 'server_leaderboard_entries' and result.status == 'success' %}
            {% do log('See a board: dbt show --inline "select * from {{ ref(\'server_leaderboard_entries\') }}"', info=true) %}
        {% endfor %}
    {% endif %}
{% endmacro %}
