{# Refuses, in one line, configs that mean nothing: what is not implemented, which the adapter would accept and ignore;
   and a misspelt or missing part of `rebuild_key`, `rebuild_since`, `moving_window` and `changes` (`docs/models.md`). #}
{% macro validate_incremental_config() %}
    {% set implemented = {
        'incremental_strategy': [none, 'delete+insert'],
        'on_schema_change': [none, 'ignore', 'fail'],
    } %}
    {% for name, choices in implemented.items() if config.get(name) not in choices %}
        {% do refuse_config(
            name ~ ': ' ~ config.get(name) ~ ' is not implemented for SQLite; leave it out or use ' ~ choices[-1]
        ) %}
    {% endfor %}

    {% if config.get('rebuild_key') and not unique_key_columns() %}
        {% do refuse_config('rebuild_key needs a unique_key beside it') %}
    {% endif %}
    {% for name in ['moving_window', 'changes'] if config.get(name) and not config.get('rebuild_key') %}
        {% do refuse_config(name ~ ' needs a rebuild_key beside it') %}
    {% endfor %}
    {% set since = config.get('rebuild_since') %}
    {% if since and (since not in ['date', 'month'] or config.get('rebuild_key') != 'player_name') %}
        {% do refuse_config('rebuild_since takes date or month, and needs player_name as rebuild_key') %}
    {% endif %}
    {% for name in ['moving_window', 'changes'] if since and config.get(name) %}
        {% do refuse_config('rebuild_since cannot stand beside ' ~ name) %}
    {% endfor %}
    {% set window = config.get('moving_window') %}
    {% if 'period' in (config.get('rebuild_key') or []) and not window %}
        {% do refuse_config('a period in rebuild_key needs a moving_window beside it') %}
    {% endif %}
    {% if window %}
        {% set differences = name_differences(
            expected=['periods', 'opens_on', 'closes_on'],
            found=window.keys() | list if window is mapping else [window],
        ) %}
        {% if differences %}
            {% do refuse_config('moving_window takes periods, opens_on and closes_on: ' ~ differences) %}
        {% endif %}
    {% endif %}
{% endmacro %}
