{# The relation in which each model's and seed's watermark is kept: what it has seen, as of when, and by which definition. #}
{% macro model_watermarks() %}
    {{ return(api.Relation.create(schema=target.schema, identifier='model_watermarks', type='table')) }}
{% endmacro %}
