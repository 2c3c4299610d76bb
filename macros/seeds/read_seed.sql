{# The lines of this seed's file that have anything on them, the header first: each with its number and its cells, every
   cell as the text that it is. dbt's own reading takes `null` and empty cells for NULL, whatever the column, and
   keeps no numbers of lines; the type of text that a query's answer has leaves text alone. Room for more cells than
   any seed has columns keeps a line that is too long, so that it can be told. #}
{% macro read_seed() %}
    {% set most_cells = 100 %}
    {% set answer = run_query("select '' as cell") %}
    {% set file = answer.from_csv(
        invocation_args_dict.project_dir ~ '/' ~ model.original_file_path,
        column_names=range(most_cells) | map('string') | list,
        column_types=answer.column_types * most_cells,
        header=False,
        line_numbers=True,
        encoding='utf-8-sig',
        delimiter=config.get('delimiter'),
        strict=True,
    ) %}
    {% set lines = [] %}
    {% for row in file.rows if row[1] is not none %}
        {% do lines.append({'number': row[0] | int, 'cells': row.values()[1:] | reject('none') | list}) %}
    {% endfor %}
    {{ return(lines) }}
{% endmacro %}
