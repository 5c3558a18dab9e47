from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools import SQL, format_datetime

from ..models.pilihan import RATING

# what the table writes, with the rights of whoever evaluates
DIISI = frozenset({"rating_hasil", "rating_perilaku", "umpan_balik", "catatan"})


class Batal(Exception):
    """Ends a trial that was not refused."""


class EkinerjaEvaluasiMassal(models.TransientModel):
    """The evaluations of one period of all staff of a penilai on one screen: filled in the grid, saved and given at once.

    A save is one statement for all rows. Rows that somebody else changed since the table was opened are refused with who and when; what was
    typed stays on the screen. What cannot be given is listed per person, and the rest is given only after consent.
    """

    _name = "ekinerja.evaluasi.massal"
    _description = "Mass evaluation"

    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    tahun = fields.Integer(required=True, aggregator=None, default=lambda self: self._default_waktu()[0])
    periode_id = fields.Many2one(
        "ekinerja.periode", required=True, domain="[('company_id', '=', company_id)]", default=lambda self: self._default_waktu()[1]
    )
    dibuka = fields.Boolean(readonly=True)
    evaluasi_ids = fields.Many2many("ekinerja.evaluasi", "ekinerja_evaluasi_massal_rel", "massal_id", "evaluasi_id", "Evaluations")
    is_draft = fields.Boolean("Something to fill", compute="_compute_is_draft")
    dibaca = fields.Json("As read", readonly=True)
    isi_hasil = fields.Selection(RATING, "Rating hasil kerja for empty rows")
    isi_perilaku = fields.Selection(RATING, "Rating perilaku kerja for empty rows")
    ditolak = fields.Text("Cannot be given", readonly=True)
    jumlah_siap = fields.Integer("Can be given", readonly=True)

    @api.depends("periode_id", "tahun")
    def _compute_display_name(self):
        for massal in self:
            massal.display_name = self.env._("Evaluations %(period)s %(year)s", period=massal.periode_id.name or "", year=massal.tahun)

    @api.depends("evaluasi_ids.state")
    def _compute_is_draft(self):
        for massal in self:
            massal.is_draft = "draft" in massal.evaluasi_ids.mapped("state")

    @api.model
    def _default_waktu(self):
        """The last ordinary period that has ended, with its year."""
        hari_ini = self.env.company._ekinerja_hari_ini()
        periode = self.env["ekinerja.periode"].search([("company_id", "=", self.env.company.id)])
        akhir = [
            (tanggal, tahun, satu)
            for satu in periode for tahun in (hari_ini.year, hari_ini.year - 1)
            for tanggal in (satu.tanggal(tahun)["akhir"],) if satu.jenis == "biasa" and tanggal < hari_ini
        ]  # fmt: skip
        return max(akhir, key=lambda row: row[0])[1:] if akhir else (hari_ini.year, periode[:1])

    # -- opening -------------------------------------------------------------------------------------------------------

    def action_buka(self):
        """Show the table, with the evaluations of all staff; missing ones are made."""
        self.ensure_one()
        self._muat()
        return self._tampil()

    def _muat(self):
        skp = self.env["ekinerja.skp"].search(
            Domain("company_id", "=", self.company_id.id) & Domain("tahun", "=", self.tahun) & Domain("state", "=", "disetujui")
            & Domain("is_penilai", "=", True)
        )  # fmt: skip
        tanggal = self.periode_id.tanggal(self.tahun)
        skp = skp.filtered(lambda satu: satu.date_start <= tanggal["akhir"] and satu.date_end >= tanggal["awal"])
        evaluasi = self.env["ekinerja.evaluasi"]
        waktu = Domain("tahun", "=", self.tahun) & Domain("periode_id", "=", self.periode_id.id)
        ada = evaluasi.search(waktu & Domain("skp_id", "in", skp.ids))
        if belum := skp - ada.skp_id:
            dinilai = belum._dapat_dinilai_pada({satu: min(tanggal["akhir"], satu.date_end) for satu in belum})
            evaluasi.create([{"skp_id": satu.id, "periode_id": self.periode_id.id} for satu in dinilai])
        # who evaluates each, as evaluasi_penilai says
        biasa = Domain("skp_id", "in", skp.ids) & Domain("penanda", "=", "penilai") & Domain("penilai_tetap_id", "=", False)
        lain = Domain("skp_id.employee_id.user_id", "!=", self.env.uid) & (
            (Domain("penanda", "=", "penilai") & Domain("penilai_tetap_id.user_id", "=", self.env.uid))
            | (Domain("penanda", "=", "atasan") & Domain("skp_id.is_atasan", "=", True))
        )
        semua = evaluasi.search(waktu & (biasa | lain), order="pegawai_nama, id")
        # past the write of the table, which takes changed rows only
        models.TransientModel.write(self, {"evaluasi_ids": [Command.set(semua.ids)], "dibuka": True, "ditolak": False, "jumlah_siap": 0})
        self._baca()

    def _baca(self):
        """Remember the state that the screen shows."""
        self.env["ekinerja.evaluasi"].flush_model()
        self.evaluasi_ids.invalidate_recordset(["write_date"])
        self.sudo().dibaca = {str(row.id): row.write_date.isoformat() for row in self.evaluasi_ids}  # sudo: own dialog - read-only field

    def _tampil(self):
        view_id = self.env["ir.model.data"]._xmlid_to_res_id("ekinerja_skp.evaluasi_massal_view_tabel", raise_if_not_found=True)
        return {
            "type": "ir.actions.act_window", "name": self.env._("Evaluate all staff"), "res_model": self._name, "res_id": self.id,
            "views": [(view_id, "form")], "view_mode": "form", "target": "current",
        }  # fmt: skip

    # -- saving --------------------------------------------------------------------------------------------------------

    def write(self, vals):
        vals = dict(vals)
        baris = vals.pop("evaluasi_ids", None)
        if {"dibaca", "ditolak", "jumlah_siap", "dibuka"} & vals.keys() and not self.env.su:
            raise UserError(self.env._("The table is filled by its buttons only."))
        result = super().write(vals) if vals else True
        if baris:
            self.ensure_one()
            self._simpan(baris)
        return result

    def _simpan(self, perintah):
        """Write the changed rows: refused as a whole when one of them was changed by somebody else meanwhile."""
        isi = {}
        for satu in perintah:
            if satu[0] == Command.UPDATE and set(satu[2]) <= DIISI:
                isi[satu[1]] = satu[2]
            elif satu[0] not in (Command.LINK, Command.UPDATE) or satu[0] == Command.UPDATE:
                raise UserError(self.env._("The table takes ratings, umpan balik and catatan of its rows, nothing else."))
        semua = self.evaluasi_ids.browse(isi)
        if not semua:
            return
        if semua - self.evaluasi_ids:
            raise UserError(self.env._("A row does not belong to this table. Open the table again."))
        semua.check_access("write")
        semua._periksa_penilai()
        self._periksa_dibaca(semua)
        semua._periksa_draft()
        semua._periksa_capaian()
        for row in semua:
            for nama in ("rating_hasil", "rating_perilaku"):
                if isi[row.id].get(nama) and isi[row.id][nama] not in dict(RATING):
                    raise UserError(self.env._("\"%s\" is no rating. Choose one of the three steps.", isi[row.id][nama]))
        # sudo: ekinerja.evaluasi - the right was checked for all rows at once; a check per row would cost a query each
        sudo = semua.sudo().with_context(tracking_disable=True)
        for row in sudo:
            row.write(isi[row.id])
        sudo.flush_recordset()
        kata = dict(RATING)
        semua._catat({
            row.id: self.env._("Ratings entered by %(name)s: hasil kerja %(results)s, perilaku kerja %(behaviour)s.", name=self.env.user.name,
                               results=kata.get(row.rating_hasil, "-"), behaviour=kata.get(row.rating_perilaku, "-"))
            for row in sudo if {"rating_hasil", "rating_perilaku"} & isi[row.id].keys()
        })  # fmt: skip
        self._baca()

    def _periksa_dibaca(self, semua):
        """Lock the rows and refuse what changed since the table was read."""
        self.env["ekinerja.evaluasi"].flush_model()
        rows = self.env.execute_query(SQL(
            "SELECT id, write_date, write_uid FROM ekinerja_evaluasi WHERE id = ANY(%s) ORDER BY id FOR UPDATE", semua.ids
        ))  # fmt: skip
        dibaca = self.dibaca or {}
        beda = {row_id: (waktu, uid) for row_id, waktu, uid in rows if dibaca.get(str(row_id)) != waktu.isoformat()}
        if not beda:
            return
        # sudo: res.users - name of who changed a row, told to whoever evaluates it
        nama = {user.id: user.name for user in self.env["res.users"].sudo().browse({uid for _waktu, uid in beda.values() if uid})}
        zona = self.env.user.tz or self.company_id.ekinerja_tz
        baris = [
            self.env._("%(name)s: by %(user)s at %(time)s", name=self.evaluasi_ids.browse(row_id).pegawai_nama, user=nama.get(uid, "-"),
                       time=format_datetime(self.env, waktu, tz=zona, dt_format="dd-MM-yyyy HH:mm"))
            for row_id, (waktu, uid) in beda.items()
        ]  # fmt: skip
        raise UserError(
            self.env._(
                "Changed since you opened the table:\n%s\nNothing was saved; what you typed is still on your screen. Note it, then open the table again.",
                "\n".join(baris[:20]),
            )
        )  # fmt: skip

    # -- filling -------------------------------------------------------------------------------------------------------

    def action_isi(self):
        """Fill down: the chosen ratings for every draft row that has none."""
        self.ensure_one()
        if not self.isi_hasil and not self.isi_perilaku:
            raise UserError(self.env._("Choose the rating to fill the empty rows with."))
        return self._isi(lambda row: (self.isi_hasil, self.isi_perilaku))

    def action_isi_saran(self):
        """Fill the empty rows with the hints from the ratings per RHK and per value."""
        self.ensure_one()
        return self._isi(lambda row: (row.saran_rating, row.saran_perilaku))

    def _isi(self, usulan):
        perintah = []
        for row in self.evaluasi_ids.filtered(lambda row: row.state == "draft"):
            hasil, perilaku = usulan(row)
            vals = {
                nama: nilai for nama, nilai in (("rating_hasil", hasil), ("rating_perilaku", perilaku))
                if nilai and not row[nama] and not (nama == "rating_hasil" and row.rating_capaian)
            }  # fmt: skip
            if vals:
                perintah.append(Command.update(row.id, vals))
        self._simpan(perintah)
        return True

    # -- giving --------------------------------------------------------------------------------------------------------

    def action_nilai(self):
        """Give all complete evaluations; when some are refused, list them and wait for consent, nothing is given until then."""
        self.ensure_one()
        lengkap = self._lengkap()
        try:
            with self.env.cr.savepoint():
                lengkap.action_nilai()
        except UserError:
            self.env.invalidate_all()
            siap, ditolak = self._pilah(lengkap)
            # sudo: own dialog - read-only fields
            self.sudo().write({"ditolak": "\n".join(ditolak), "jumlah_siap": len(siap)})
            return True
        self._muat()
        return True

    def action_nilai_sisa(self):
        """Consent: give those that can be given and leave the listed ones."""
        self.ensure_one()
        siap, _ditolak = self._pilah(self._lengkap())
        if not siap:
            raise UserError(self.env._("None of the evaluations can be given:\n%s", self.ditolak or ""))
        siap.action_nilai()
        self._muat()
        return True

    def _lengkap(self):
        """Draft rows with both ratings; that of a leader comes from the capaian organisasi."""
        lengkap = self.evaluasi_ids.filtered(
            lambda row: row.state == "draft" and row.rating_perilaku and (row.rating_hasil or row.rating_capaian)
        )
        if not lengkap:
            raise UserError(self.env._("No row has both ratings yet. Fill rating hasil kerja and rating perilaku kerja first."))
        return lengkap

    def _pilah(self, semua):
        """Those that can be given, and a sentence per person for the others; every row is tried and undone."""
        siap, ditolak = semua.browse(), []
        for row in semua:
            try:
                with self.env.cr.savepoint():
                    row.action_nilai()
                    self.env.flush_all()
                    raise Batal
            except Batal:
                siap |= row
            except UserError as error:
                ditolak.append(f"{row.pegawai_nama}: {error}")
            self.env.invalidate_all(flush=False)
        return siap, ditolak
