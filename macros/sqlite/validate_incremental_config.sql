{# Refuses what is not implemented, which the adapter would accept and ignore. #}
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
{% endmacro %}
