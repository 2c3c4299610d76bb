{# A digest of what decides a node's rows besides the landed ones: for a seed its rows, since dbt's own checksum of a file
   beyond 1 MB is of its name; for a model its file, its contract, the project's macros, the definitions by which the
   tables it is built on were last written, and the SQL of the views between. `stage_in_turn` forgets the answer where
   these changed while the node ran. #}
{% macro model_definition() %}
    {% if model.resource_type == 'seed' %}
        {% set cells = 'json_array(' ~ get_quoted_csv(model.columns) ~ ')' %}
        {{ return(local_md5(run_query('select json_group_array(' ~ cells ~ ') from ' ~ this).rows[0][0])) }}
    {% endif %}
    {% set known = kept_answer('model_definition') %}
    {% if known is not none %}
        {{ return(known) }}
    {% endif %}
    {% set definitions = run_query(
        "select iif(relations.type = 'table', coalesce(watermarks.definition, relations.sql), relations.sql) as definition"
        ~ " from " ~ this.schema ~ ".sqlite_master as relations"
        ~ " left join " ~ model_watermarks() ~ " as watermarks on watermarks.model_name = relations.name"
        ~ " where relations.type in ('table', 'view') and relations.name in ('" ~ ancestor_names() | join("', '") ~ "')"
        ~ " order by relations.name"
    ).columns['definition'].values() | list %}
    {% set contract = contract_ddl() if config.get('contract').enforced else '' %}
    {% set definition = local_md5(model.checksum.checksum ~ project_macros() ~ contract ~ definitions) %}
    {% do store_result('model_definition', response=definition) %}
    {{ return(definition) }}
{% endmacro %}
