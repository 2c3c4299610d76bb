{# Ends the seed with one line that names the place in its file. #}
{% macro raise_seed_error(problem, line_number=none, column=none) %}
    {% set place = model.original_file_path
        ~ (', line ' ~ line_number if line_number)
        ~ (', column ' ~ column if column) %}
    {% do exceptions.raise_compiler_error(place ~ ': ' ~ problem) %}
{% endmacro %}
