{# For on-run-start: creates the table of watermarks, and writes nothing where it exists, so that a run need not wait. #}
{% macro create_model_watermarks() %}
    {{ adapter.dispatch('create_model_watermarks')() }}
{% endmacro %}

{% macro default__create_model_watermarks() %}
{% endmacro %}

{% macro sqlite__create_model_watermarks() %}
    {% if execute and stored_relation(model_watermarks()) is none %}
        {% do begin_write() %}
        {% call statement() %}
            create table if not exists {{ model_watermarks() }} (
                model_name text primary key,
                load_id integer,
                as_of text,
                definition text
            ) strict
        {%- endcall %}
        {% do adapter.commit() %}
    {% endif %}
{% endmacro %}
