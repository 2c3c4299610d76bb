{# Refuses what is not implemented, which the adapter would accept and ignore, and a `rebuild_key` without the key by
   which a stored row is found again. #}
{% macro validate_incremental_config() %}
    {% set implemented = {
        'incremental_strategy': [none, 'delete+insert'],
        'on_schema_change': [none, 'ignore', 'fail'],
    } %}
    {% for name, choices in implemented.items() if config.get(name) not in choices %}
        {% do exceptions.raise_compiler_error(
            name ~ ': ' ~ config.get(name) ~ ' is not implemented for SQLite; leave it out or use ' ~ choices[-1]
        ) %}
    {% endfor %}
    {% if config.get('rebuild_key') and not unique_key_columns() %}
        {% do exceptions.raise_compiler_error('rebuild_key needs a unique_key beside it') %}
    {% endif %}
{% endmacro %}
