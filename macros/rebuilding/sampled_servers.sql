{# A query of the servers that have rows in `changes`, in which rows lie by server: each is looked up behind the one
   before. So hours are found by time without an index of them, which would be as large as a third of what it finds. #}
{% macro sampled_servers(changes) %}
    with recursive sampled as (
        select min(server_guid) as server_guid from {{ changes }}
        union all
        select (
            select min(later.server_guid) from {{ changes }} as later where later.server_guid > sampled.server_guid
        )
        from sampled
        where sampled.server_guid is not null
    )

    select server_guid from sampled where server_guid is not null
{% endmacro %}
