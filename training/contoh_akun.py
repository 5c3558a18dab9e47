"""Accounts for a whole dinas, and the banner of a training."""

from odoo.fields import Command


def isi(latih):
    """accounts for one more dinas, and the banner of a training"""
    parameter = latih.env["ir.config_parameter"]
    parameter.set_param("ekinerja_admin.mode_latihan", "True")
    akun = latih.env["ekinerja.akun"]
    if akun.search_count([]):
        return
    dinas = latih.env["hr.department"].search([
        ("parent_id", "=", latih.puncak.id), ("manager_id", "!=", False), ("manager_id.user_id", "=", False),
    ], order="name", limit=1)  # fmt: skip
    satu = akun.create({"sumber": "unor", "department_ids": [Command.set(dinas.ids)], "company_id": latih.company.id})
    satu.action_periksa()
    satu.action_terapkan()
    # who is left: judged, nothing made
    akun.create({"sumber": "semua", "company_id": latih.company.id}).action_periksa()
    print(f"  training: {satu.jumlah_baru} accounts for {dinas.name}", flush=True)
