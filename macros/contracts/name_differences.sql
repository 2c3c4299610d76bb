{# In words, how one list of names differs from another, whatever the order: '' if it does not. #}
{% macro name_differences(expected, found) %}
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
