from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools.safe_eval import safe_eval

MAKS_NAMA = 30
# Odoo's own models that hold data of pegawai
MODEL_ODOO = ("hr.employee", "hr.department")


class EkinerjaHakAksesHitung(models.AbstractModel):
    """"What may this person see, and why": the answer as rows, worked out with the very rules that Odoo applies."""

    _name = "ekinerja.hak.akses.hitung"
    _description = "What a person may see and why"

    @api.model
    def _periksa_pembaca(self, user):
        """Everybody may ask about the own account; an admin instansi and an auditor about those of the own instansi."""
        if user.id == self.env.uid:
            return
        pembaca = self.env.user
        if not (pembaca.has_group("ekinerja_admin.group_admin_instansi") or pembaca.has_group("ekinerja_admin.group_auditor")):
            raise AccessError(self.env._("Only an admin instansi or an auditor looks at the rights of somebody else."))
        if user.sudo().company_id not in self.env.companies:  # sudo: res.users - whose account it is
            raise AccessError(self.env._("This account belongs to another instansi."))

    @api.model
    def _baris(self, user):
        """Rows ``{"bagian", "nama", "keterangan", "sejak", "jumlah", "dari"}`` about an account; the caller's right is checked here."""
        self._periksa_pembaca(user)
        user = user.sudo()  # sudo: res.users - what follows is told to those who were checked above
        pegawai = user.with_context(active_test=False).employee_ids.filtered(lambda employee: employee.company_id == user.company_id)
        return [*self._baris_peran(user, pegawai), *self._baris_milik(user, pegawai), *self._baris_hubungan(user, pegawai), *self._baris_data(user)]

    # -- roles ---------------------------------------------------------------------------------------------------------

    def _baris_peran(self, user, pegawai):
        """Roles with the reason: the rule, or who gave them and when."""
        # sudo: ekinerja.akun.log - who gave the role
        log = self.env["ekinerja.akun.log"].sudo().search(
            [("user_id", "=", user.id), ("jenis", "in", ("dibuat", "internal", "portal", "peran_beri"))], order="id"
        )
        sebab = pegawai._ekinerja_alasan_internal() if pegawai else {}
        # sudo: res.groups - names of the roles
        for peran in self.env["res.groups"]._ekinerja_peran().sudo() & user.all_group_ids:
            langsung = peran in user.group_ids
            catatan = log.filtered(lambda satu, peran=peran: satu.group_id == peran)[-1:]
            if peran == self.env.ref("ekinerja_admin.group_pegawai_internal") and (daftar := sebab.get(pegawai[:1].id)):
                teks = self.env._("Rule: %s", "; ".join(satu["teks"] for satu in daftar))
                sejak = min((satu["sejak"] for satu in daftar if satu["sejak"]), default=False)
            elif not langsung:
                pemberi = user.group_ids.filtered(lambda grup, peran=peran: peran in grup.all_implied_ids)[:1]
                teks, sejak = self.env._("Comes with the role %s", pemberi.name), False
            elif catatan:
                teks = self.env._("Given by %(name)s%(why)s", name=catatan.create_uid.name, why=f": {catatan.keterangan}" if catatan.keterangan else "")
                sejak = self.env.company._ekinerja_hari(catatan.create_date)
            elif milik := log.filtered(lambda satu: satu.jenis in ("dibuat", "internal", "portal"))[-1:]:
                kata = dict(milik._fields["jenis"]._description_selection(self.env))
                teks = self.env._("Kind of account: %(event)s by %(name)s", event=kata[milik.jenis], name=milik.create_uid.name)
                sejak = self.env.company._ekinerja_hari(milik.create_date)
            else:
                teks, sejak = self.env._("Given in the settings of Odoo, before or beside the log"), False
            yield {"bagian": "peran", "nama": peran.name, "keterangan": teks, "sejak": sejak}

    # -- own documents and people --------------------------------------------------------------------------------------

    def _baris_milik(self, user, pegawai):
        if not pegawai:
            keterangan = self.env._("The account belongs to no pegawai: there are no own documents.")
            yield {"bagian": "milik", "nama": self.env._("No pegawai"), "keterangan": keterangan}
            return
        for nama in self._model_dokumen():
            field = self.env[nama]._fields.get("employee_id")
            if field is not None and field.store and field.comodel_name == "hr.employee" and self._boleh_baca(user, nama):
                jumlah = self._sebagai(user, nama).search_count([("employee_id", "in", pegawai.ids)])
                if not jumlah:
                    continue
                yield {"bagian": "milik", "nama": self._label(nama), "keterangan": self.env._("Own"), "jumlah": jumlah}

    def _baris_hubungan(self, user, pegawai):
        """Whose penilai, atasan penilai and verifikator; PLT/PLH; admin OPD of which unor."""
        atasan = self.env["ekinerja.atasan"].sudo()  # sudo: ekinerja.atasan - told to those who were checked
        berlaku = atasan._domain_berlaku(user.company_id._ekinerja_hari_ini())
        bawahan = atasan.search(berlaku & Domain("atasan_id", "in", pegawai.ids))
        bagian = [
            (self.env._("Penilai of"), bawahan),
            (self.env._("Atasan penilai of"), atasan.search(berlaku & Domain("atasan_id", "in", bawahan.employee_id.ids))),
            (self.env._("Verifikator of"), atasan.search(berlaku & Domain("verifikator_id", "in", pegawai.ids))),
        ]  # fmt: skip
        for label, rows in bagian:
            if rows:
                daftar = [f"{row.employee_id.name} ({row.date_start:%d-%m-%Y})" for row in rows[:MAKS_NAMA]] + (["…"] if len(rows) > MAKS_NAMA else [])
                yield {"bagian": "hubungan", "nama": label, "keterangan": ", ".join(daftar), "jumlah": len(rows), "sejak": min(rows.mapped("date_start"))}
        for _employee_id, sejak, teks in pegawai._ekinerja_alasan_plt(user.company_id._ekinerja_hari_ini()):
            yield {"bagian": "hubungan", "nama": self.env._("PLT/PLH"), "keterangan": teks, "sejak": sejak}
        # sudo: hr.department - which unor name this account as admin
        unor = self.env["hr.department"].sudo()
        if milik := unor.search([("admin_user_ids", "in", user.ids)]):
            keterangan = self.env._(
                "%(names)s, with all below: %(count)s unor", names=", ".join(milik[:MAKS_NAMA].mapped("name")),
                count=unor.search_count([("admin_efektif_ids", "in", user.ids)]),
            )  # fmt: skip
            yield {"bagian": "hubungan", "nama": self.env._("Admin OPD of"), "keterangan": keterangan, "jumlah": len(milik)}

    # -- data ----------------------------------------------------------------------------------------------------------

    def _baris_data(self, user):
        """Per document model the number readable, and per rule how many it opens by itself.

        A rule of no group binds everybody; rules of groups open, each its part, and may overlap.
        """
        for nama in self._model_dokumen():
            if not self._boleh_baca(user, nama):
                continue
            semua = self.env[nama].sudo().with_context(active_test=True)  # sudo: counted only
            seluruh = Domain("company_id", "in", [*user.company_ids.ids, False]) if "company_id" in semua._fields else Domain.TRUE
            yield {
                "bagian": "data", "nama": self._label(nama), "keterangan": self.env._("Readable in all"),
                "jumlah": self._sebagai(user, nama).search_count([]), "dari": semua.search_count(seluruh),
            }  # fmt: skip
            # sudo: ir.rule - what it says, told to those who were checked
            rules = self._sebagai(user, "ir.rule")._get_rules(nama).sudo()
            konteks = self._sebagai(user, "ir.rule")._eval_context()
            domain = {rule: Domain(safe_eval(rule.domain_force, konteks) if rule.domain_force else []) for rule in rules}
            umum = Domain.AND(isi for rule, isi in domain.items() if not rule.groups)
            for rule in rules:
                peran = ", ".join((rule.groups & user.all_group_ids).mapped("name"))
                yield {
                    "bagian": "aturan", "nama": rule.with_env(semua.env).ekinerja_arti or rule.name or self._label(nama),
                    "keterangan": self.env._("Opens, for the role %s", peran) if peran else self.env._("Binds everybody"),
                    "jumlah": semua.search_count(umum & domain[rule]),
                }  # fmt: skip

    def _sebagai(self, user, nama):
        return self.env[nama].with_user(user).with_context(allowed_company_ids=user.company_id.ids)

    def _boleh_baca(self, user, nama):
        return self._sebagai(user, "ir.model.access").check(nama, "read", raise_exception=False)

    @api.model
    def _label(self, nama):
        return self.env["ekinerja.audit"]._nama_model([nama])[nama]

    @api.model
    def _model_dokumen(self):
        """Models of the product that are stored, and Odoo's two that hold pegawai."""
        milik = [
            nama for nama, cls in self.env.registry.items()
            if nama.startswith("ekinerja.") and not cls._abstract and not cls._transient and cls._auto
        ]  # fmt: skip
        return [*MODEL_ODOO, *sorted(milik)]
