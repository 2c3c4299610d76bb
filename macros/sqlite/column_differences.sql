{# How one list of column names differs from another, in words: '' if it does not, whatever the order. #}
{% macro column_differences(expected, found) %}
    {% set missing = [] %}
    {% set extra = [] %}
    {% for name in expected if name | lower not in found | map('lower') %}
        {% do missing.append(name) %}
    {% endfor %}
    {% for name in found if name | lower not in expected | map('lower') %}
        {% do extra.append(name) %}
    {% endfor %}
    {% set words = [] %}
    {% if missing %}{% do words.append('missing ' ~ missing | join(', ')) %}{% endif %}
    {% if extra %}{% do words.append('extra ' ~ extra | join(', ')) %}{% endif %}
    {{ return(words | join('; ')) }}
{% endmacro %}
