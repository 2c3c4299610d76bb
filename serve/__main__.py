"""`python -m serve`: the same as `bfstats serve`."""

from extract.commands.serve import serve

serve(prog_name="python -m serve")
