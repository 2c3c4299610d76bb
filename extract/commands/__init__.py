"""The commands of `python -m extract`, one a module: options, the job, the answer."""
