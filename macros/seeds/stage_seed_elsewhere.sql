{# Puts the rows of this seed's file into a table beside the seed's, with the numbers of their lines, and returns it. #}
{% macro stage_seed_elsewhere() %}
    {% set staged = this.incorporate(path={'identifier': this.identifier ~ '__staged'}, type='table') %}
    {% set rows = seed_rows() %}
    {% do create_staged_seed(staged) %}
    {% if rows %}
        {% call statement() %}
            insert into {{ staged }} values
            {% for row in rows %}
                ({% for cell in row %}{{ text_literal(cell) }}{{ ', ' if not loop.last }}{% endfor %}){{ ', ' if not loop.last }}
            {% endfor %}
        {% endcall %}
    {% endif %}
    {{ return(staged) }}
{% endmacro %}
