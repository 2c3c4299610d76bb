{# For on-run-start: creates the table of watermarks, and adds what one of an older version lacks. It writes nothing
   where all is there, so that a run need not wait. #}
{% macro create_model_watermarks() %}
    {{ adapter.dispatch('create_model_watermarks')() }}
{% endmacro %}

{% macro default__create_model_watermarks() %}
{% endmacro %}

{% macro sqlite__create_model_watermarks() %}
    {% set watermarks = api.Relation.create(schema=target.schema, identifier='model_watermarks') %}
    {% if execute and 'news_query' not in (stored_relation(watermarks) or {}).get('sql', '') %}
        {% do begin_write() %}
        {# Once more, as another run may have written while this one waited. #}
        {% set stored = stored_relation(watermarks) %}
        {% call statement() %}
            {% if stored is none %}
                create table {{ model_watermarks() }} (
                    model_name text primary key,
                    load_id integer,
                    as_of text,
                    definition text,
                    news_query text
                ) strict
            {% elif 'news_query' in stored.sql %}
                select 1
            {% else %}
                alter table {{ model_watermarks() }} add column news_query text
            {% endif %}
        {%- endcall %}
        {% do adapter.commit() %}
    {% endif %}
{% endmacro %}
