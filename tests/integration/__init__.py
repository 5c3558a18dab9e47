"""Checks on one database that find their subjects in the registry: a new model, route or method falls under them by itself."""
