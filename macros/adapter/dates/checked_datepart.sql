{# The date part in lower case; anything that is not one is refused, where SQLite would answer NULL. #}
{% macro checked_datepart(datepart) %}
    {% set dateparts = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] %}
    {% if datepart | lower not in dateparts %}
        {% do exceptions.raise_compiler_error(datepart ~ ' is not a date part: use ' ~ dateparts | join(', ')) %}
    {% endif %}
    {{ return(datepart | lower) }}
{% endmacro %}
