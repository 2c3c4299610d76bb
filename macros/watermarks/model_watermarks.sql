{# The table in which each model's and seed's watermark is kept: what it has seen, as of when, and by which definition. #}
{% macro model_watermarks() %}
    {{ return(target.schema ~ '.model_watermarks') }}
{% endmacro %}
