{# The rows of this seed's file: each the number of its line, then its cells in the order in which the columns are
   declared. Fails on a file that has not exactly these columns, on a line that has not a cell for each, and on a cell
   that is not of its column's `data_type`. An empty cell is empty text, and NULL in a column of numbers. #}
{% macro seed_rows() %}
    {% set forms = {
        'text': {'pattern': '(?s).*', 'wanted': 'text'},
        'integer': {'pattern': '-?[0-9]{1,18}', 'wanted': 'a whole number, such as 5000'},
        'real': {'pattern': '-?[0-9]+([.][0-9]+)?', 'wanted': 'a number, such as 0.5'},
    } %}
    {% set columns = model.columns.values() | list %}
    {% for column in columns if column.data_type not in forms %}
        {% do raise_seed_error('its data_type must be declared, as ' ~ forms | join(' or '), column=column.name) %}
    {% endfor %}
    {% set lines = read_seed() %}
    {% if not lines %}
        {% do raise_seed_error('the file is empty; its first line must name the columns') %}
    {% endif %}
    {% set header = lines[0].cells %}
    {% set declared = columns | map(attribute='name') | list %}
    {% set differences = name_differences(expected=declared, found=header) %}
    {% if differences or header | unique | list | length != header | length %}
        {% do raise_seed_error(
            'the columns are not those that are declared (' ~ declared | join(', ') ~ '): '
            ~ (differences or 'one is there twice'),
            line_number=lines[0].number,
        ) %}
    {% endif %}
    {% set places = [] %}
    {% for column in columns %}
        {% do places.append((header | map('lower') | list).index(column.name | lower)) %}
    {% endfor %}
    {% set rows = [] %}
    {% for line in lines[1:] %}
        {% if line.cells | length != header | length %}
            {% do raise_seed_error(
                line.cells | length ~ ' cells for ' ~ header | length ~ ' columns', line_number=line.number
            ) %}
        {% endif %}
        {% set row = [line.number] %}
        {% for column in columns %}
            {% set cell = line.cells[places[loop.index0]] %}
            {% set value = none if cell == '' and column.data_type != 'text' else cell %}
            {% set form = forms[column.data_type] %}
            {% if value is not none and not modules.re.fullmatch(form.pattern, value) %}
                {% do raise_seed_error("'" ~ cell ~ "' is not " ~ form.wanted, line.number, column.name) %}
            {% endif %}
            {% do row.append(value) %}
        {% endfor %}
        {% do rows.append(row) %}
    {% endfor %}
    {{ return(rows) }}
{% endmacro %}
