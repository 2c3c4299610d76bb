{# What decides this node's rows besides the landed ones, as a digest: for a seed of its rows, since dbt's own checksum of a
   file beyond 1 MB is of its name; for a model see `definition_of`. #}
{% macro model_definition() %}
    {% if model.resource_type == 'seed' %}
        {% set cells = 'json_array(' ~ get_quoted_csv(model.columns) ~ ')' %}
        {{ return(local_md5(run_query('select json_group_array(' ~ cells ~ ') from ' ~ this).rows[0][0])) }}
    {% endif %}
    {% set known = kept_answer('model_definition') %}
    {% if known is not none %}
        {{ return(known) }}
    {% endif %}
    {% set definition = definition_of(model, stored_ancestors()) %}
    {% do store_result('model_definition', response=definition) %}
    {{ return(definition) }}
{% endmacro %}
