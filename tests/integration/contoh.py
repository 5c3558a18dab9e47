"""How an example record is described, and the kinds of description that many models share."""

from collections.abc import Callable
from dataclasses import dataclass


def own_models(env, *, transient=None):
    """Names of the models that the product's addons introduce, without abstract ones."""
    return sorted(
        name for name, cls in env.registry.items()
        if (cls._original_module or "").startswith("ekinerja_") and not cls._abstract and transient in (None, cls._transient)
    )  # fmt: skip


@dataclass(frozen=True)
class Example:
    """How the records of a model are made and tried."""

    # a record of a person; for the operation "read" one that its owner may see, else one that can still be changed
    record: Callable
    # values of a new record that would belong to a person
    values: Callable
    # a harmless change
    change: dict
    # from the record to the pegawai it is about; empty for what belongs to the instansi
    path: str = ""


def of_skp(model, values, change, path="skp_id.employee_id"):
    """A part of a draft SKP."""

    def record(case, person, _operation):
        return case.env[model].search([(path, "=", case.employee(person).id), (path.replace("employee_id", "state"), "=", "draft")], limit=1)

    return Example(record, values, change, path)


def of_instansi(record, values, change):
    return Example(lambda case, _person, _operation: record(case), lambda case, _person: values(case), change)


def code_table(model, **values):
    return of_instansi(
        lambda case: case.env[model].search([("code", "=", "uji"), ("company_id", "=", case.company.id)])
        or case.env[model].create({"name": "Uji", "code": "uji", "company_id": case.company.id, **values}),
        lambda case: {"name": "Baru", "code": "baru", "company_id": case.company.id, **values},
        {"name": "Diubah"},
    )


def in_period(model, path, states):
    """A record under an approved SKP; ``states`` maps the operation to the state of its evaluation."""

    def record(case, person, operation):
        domain = [(path, "=", case.employee(person).id)]
        name = path.removesuffix("skp_id.employee_id")
        if states:
            domain.append((f"{name}state", "=", states["read" if operation == "read" else "write"]))
        return case.env[model].search(domain, limit=1)

    return record


def pedoman(model, values, change):
    """A guide of the own instansi that holds from a day on."""
    return of_instansi(
        lambda case: case.env[model].search([("company_id", "=", case.company.id)], limit=1)
        or case.env[model].create({"company_id": case.company.id, "date_start": "2030-01-01", **values}),
        lambda case: {"company_id": case.company.id, "date_start": "2031-01-01", **values},
        change,
    )
