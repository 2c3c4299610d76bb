{# Fails on the first line of a staged seed that breaks a constraint of its columns, and on a seed with fewer rows than
   its `minimum_rows` asks for: one row, unless it says otherwise. #}
{% macro check_seed(staged) %}
    {% set minimum_rows = config.get('meta').get('minimum_rows', 1) %}
    {% set row_count = run_query('select count(*) from ' ~ staged).rows[0][0] | int %}
    {% if row_count < minimum_rows %}
        {% do raise_seed_error(row_count ~ ' rows, where there must be ' ~ minimum_rows ~ ' or more') %}
    {% endif %}
    {% set breaches = [] %}
    {% for column in model.columns.values() %}
        {% set name = adapter.quote(column.name) %}
        {% set others = column.config.meta.get('not_among') %}
        {% set rules = column.constraints + ([{'type': 'not_among'}] if others else []) %}
        {% for constraint in rules %}
            {% set condition, wanted = {
                'not_among': (
                    name ~ ' in (select ' ~ (others or name) ~ ' from ' ~ staged ~ ')',
                    'must not stand in column ' ~ others ~ ', too',
                ),
                'not_null': (name ~ ' is null', 'must not be empty'),
                'unique': (
                    'line_number not in (select min(line_number) from ' ~ staged ~ ' group by ' ~ name ~ ')',
                    'is on an earlier line too',
                ),
                'check': ('not (' ~ constraint.expression ~ ')', 'does not satisfy: ' ~ constraint.expression),
            }[constraint.type] %}
            {% set breach %}
                select
                    line_number,
                    {{ loop.index0 }} as place,
                    {{ text_literal(column.name) }} as column_name,
                    cast({{ name }} as text) as cell,
                    {{ text_literal(wanted) }} as problem
                from {{ staged }}
                where {{ condition }}
            {% endset %}
            {% do breaches.append(breach) %}
        {% endfor %}
    {% endfor %}
    {% if breaches %}
        {% set found = run_query(
            'select * from (' ~ breaches | join(' union all ') ~ ') as breaches order by line_number, place limit 1'
        ) %}
        {% for breach in found.rows %}
            {% do raise_seed_error(
                "'" ~ (breach.cell or '') ~ "' " ~ breach.problem, breach.line_number, breach.column_name
            ) %}
        {% endfor %}
    {% endif %}
{% endmacro %}
