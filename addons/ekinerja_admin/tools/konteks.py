class Impor:
    """Value of the context key ``ekinerja_impor`` while an import writes.

    An object of this process: the context of a request is JSON and cannot hold it, so no client skips what an import may skip.
    """


def sedang_impor(env):
    """Whether an import writes: its rows were checked before, and its notes stand in the import itself."""
    return env.context.get("ekinerja_impor") is Impor
