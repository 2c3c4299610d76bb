{# What is stored of this node and of all that it is built on, as one text: of each table and view what created it and by
   which definition its rows were made; and this node's whole watermark. While the text stays the same, only loads may
   have come. #}
{% macro stored_definitions() %}
    {% set names = [this.identifier] + ancestor_names() %}
    {{ return(run_query(
        "select json_group_array(json_array(relations.name, sql, parents.definition, own.load_id, own.as_of))"
        ~ " from (select * from " ~ this.schema ~ ".sqlite_master where type in ('table', 'view') order by name) as relations"
        ~ " left join " ~ model_watermarks() ~ " as parents on parents.model_name = relations.name"
        ~ " left join " ~ model_watermarks() ~ " as own"
        ~ " on own.model_name = relations.name and own.model_name = '" ~ this.identifier ~ "'"
        ~ " where relations.name in ('" ~ names | join("', '") ~ "')"
    ).rows[0][0]) }}
{% endmacro %}
