"""Files of older versions are brought up to date, and models that change with the project."""
