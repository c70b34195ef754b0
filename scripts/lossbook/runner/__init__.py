"""Runs of examples: the only place where results come from. Only this folder decides what a run gives."""
