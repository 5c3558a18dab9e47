from odoo import api, fields, models

from ..calc.samar import samarkan
from ..tools.konteks import sedang_impor


class EkinerjaDiaudit(models.AbstractModel):
    """Master data whose changes are logged: one row per record and changed column, in one INSERT a call.

    ``_audit_kolom`` names the columns; values of those in ``_audit_samar`` are logged with their middle hidden, of those in ``_audit_tanpa_isi``
    only that they changed.
    """

    _name = "ekinerja.diaudit"
    _description = "Changes are logged"
    _audit_kolom = ()
    _audit_samar = frozenset()
    _audit_tanpa_isi = frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._audit_catat([{"record": record, "operasi": "buat", "baru": ""} for record in records._audit_mandiri()])
        return records

    def write(self, vals):
        kolom = [nama for nama in self._audit_kolom if nama in vals]
        lama = self._audit_nilai(kolom)
        result = super().write(vals)
        baru = self._audit_nilai(kolom)
        self._audit_catat([
            {"record": record, "operasi": "ubah", "kolom": nama, "lama": lama[record.id][nama], "baru": baru[record.id][nama]}
            for record in (self if kolom else ()) for nama in kolom
            if nama in self._audit_tanpa_isi or lama[record.id][nama] != baru[record.id][nama]
        ])  # fmt: skip
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_catat(self):
        self._audit_catat([{"record": record, "operasi": "hapus", "lama": ""} for record in self._audit_mandiri()])

    def _audit_mandiri(self):
        """Records whose birth and end are worth a row of their own."""
        return self

    def _audit_acuan(self):
        """Under which record a row stands: ``(record, instansi)``."""
        self.ensure_one()
        return self, self.company_id if "company_id" in self._fields else self.env.company

    def _audit_nama(self):
        """Name under which the record is known."""
        self.ensure_one()
        return self.display_name

    def _audit_nilai(self, kolom):
        """Texts of columns: ``{id: {column: text}}``."""
        if not kolom:
            return {}
        # sudo: the log holds every column, whatever the writer may read; names of linked records without their path
        records = self.sudo().with_context(hierarchical_naming=False, active_test=False)
        return {record.id: {nama: record._audit_teks(nama) for nama in kolom} for record in records}

    def _audit_teks(self, nama):
        if nama in self._audit_tanpa_isi:
            return ""
        field, nilai = self._fields[nama], self[nama]
        if field.relational:
            return ", ".join(nilai.mapped("display_name"))
        if field.type == "boolean":
            return self.env._("Yes") if nilai else self.env._("No")
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(nilai, "")
        teks = fields.Date.to_string(nilai) if field.type == "date" and nilai else "" if nilai is False else str(nilai)
        return samarkan(teks) if nama in self._audit_samar else teks

    @api.model
    def _audit_catat(self, catatan):
        if not catatan:
            return
        user = self.env.user
        sumber = "impor" if sedang_impor(self.env) else "sistem" if user._is_superuser() else "pengguna"
        baris = []
        for satu in catatan:
            # sudo: the name under which the record is known
            record = satu.pop("record").sudo().with_context(hierarchical_naming=False)
            acuan, instansi = record._audit_acuan()
            baris.append(satu | {
                "res_model": acuan._name, "res_id": acuan.id, "nama": record._audit_nama(), "company_id": instansi.id, "user_id": user.id,
                "user_nama": user.name, "sumber": sumber,
            })  # fmt: skip
        self.env["ekinerja.audit"].sudo().create(baris)  # sudo: ekinerja.audit - rows are written here only
