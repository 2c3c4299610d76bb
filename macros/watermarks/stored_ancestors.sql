{# The definitions of what this node is built on, as the file has them now, by name: of tables and seeds those by which
   they were last written, of views the SQL. They are asked once; `stage_in_turn` forgets the answer where they changed
   while the node ran. #}
{% macro stored_ancestors() %}
    {% set known = kept_answer('stored_ancestors') %}
    {% if known is not none %}
        {{ return(known) }}
    {% endif %}
    {% set found = run_query(
        "select relations.name, iif(relations.type = 'table', coalesce(watermarks.definition, relations.sql), relations.sql)"
        ~ " from " ~ this.schema ~ ".sqlite_master as relations"
        ~ " left join " ~ model_watermarks() ~ " as watermarks on watermarks.model_name = relations.name"
        ~ " where relations.type in ('table', 'view') and relations.name in ('" ~ ancestor_names() | join("', '") ~ "')"
    ) %}
    {% set definitions = {} %}
    {% for row in found.rows %}
        {% do definitions.update({row[0]: row[1]}) %}
    {% endfor %}
    {% do store_result('stored_ancestors', response=definitions) %}
    {{ return(definitions) }}
{% endmacro %}
