{{ config(unique_key=['server_guid', 'server_name']) }}

with names as (

    select * from {{ ref('stg_server_names') }}
    where server_name <> ''

),

final as (

    select
        server_guid,
        server_name,
        {{ utc_text('min(first_sample_epoch)') }} as first_seen,
        {{ utc_text('max(last_sample_epoch)') }} as last_seen,
        '{{ as_of() }}' as updated_at
    from names
    group by server_guid, server_name

)

select * from final
