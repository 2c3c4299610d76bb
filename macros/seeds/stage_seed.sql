{# Puts the rows of this seed's file into a temporary table, with the numbers of their lines, and returns it. As JSON
   they are one parameter however many there are, and text stays text. #}
{% macro stage_seed() %}
    {% set staged = api.Relation.create(schema='temp', identifier=this.identifier ~ '__seed') %}
    {% set columns = model.columns.values() | list %}
    {% set rows = seed_rows() %}
    {% call statement() %}
        drop table if exists {{ staged }}
    {% endcall %}
    {% call statement() %}
        create table {{ staged }} (
            line_number integer primary key
            {% for column in columns %}, {{ adapter.quote(column.name) }} {{ column.data_type }}{% endfor %}
        ) strict
    {% endcall %}
    {% set insertion %}
        insert into {{ staged }}
        select
            json_extract(value, '$[0]')
            {% for column in columns %}, json_extract(value, '$[{{ loop.index }}]'){% endfor %}
        from json_each(?)
    {% endset %}
    {% do adapter.add_query(insertion, bindings=[tojson(rows)], abridge_sql_log=True) %}
    {{ return(staged) }}
{% endmacro %}
