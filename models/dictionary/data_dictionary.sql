{{ config(
    unique_key=['table_name', 'column_name'],
    meta={'is_made_of_the_project': true},
) }}

with described as (
    {{ described_columns() }}
),

final as (

    select
        described.table_name,
        described.column_name,
        described.subject,
        cast(described.position as bigint) as position,
        described.data_type,
        cast(described.is_nullable as bigint) as is_nullable,
        described.description,
        '{{ as_of() }}' as updated_at
    from described

)

select * from final
