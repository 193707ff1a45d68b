"""The scenarios that the runbook names. Each is a line over `pandacea drill run`."""
