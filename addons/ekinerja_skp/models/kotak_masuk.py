from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from .skp_transition import TIPE_PERSETUJUAN

JENIS = [
    ("skp", "SKP to approve"), ("evaluasi", "Evaluations"), ("keberatan_jelaskan", "Keberatan: explain"), ("keberatan_putus", "Keberatan: decide"),
    ("buka_kembali", "Buka kembali"), ("usulan", "Corrections of atasan"),
]  # fmt: skip
# kind -> model whose action_setujui and action_tolak decide on several at once
MASSAL = {"skp": "ekinerja.skp", "buka_kembali": "ekinerja.buka.kembali", "usulan": "ekinerja.atasan.usulan"}
# a row's id: kind, document and period in one number that a browser can still write down
PENGALI = 10**13


class EkinerjaKotakMasuk(models.Model):
    """Approval inbox: everything that waits for the signed-in user, of every kind, as rows of one list.

    The rows are read as that user: what the record rules of a document hide is in nobody's inbox. Another kind is added by ``_kueri`` with
    ``super()`` and a key in ``jenis``.
    """

    _name = "ekinerja.kotak.masuk"
    _description = "Approval inbox"
    _auto = False
    _order = "batas, sejak, id"
    _rec_name = "pegawai_nama"

    jenis = fields.Selection(JENIS, "Kind", readonly=True)
    res_model = fields.Char("Model", readonly=True)
    res_id = fields.Integer("Document", readonly=True, aggregator=None)
    company_id = fields.Many2one("res.company", "Instansi", readonly=True)
    periode_id = fields.Many2one("ekinerja.periode", readonly=True)
    tahun = fields.Integer(readonly=True, aggregator=None)
    pegawai_nama = fields.Char("Pegawai", readonly=True)
    pegawai_nip = fields.Char("NIP", readonly=True)
    unit = fields.Char("Unit kerja", readonly=True)
    keterangan = fields.Char("What", readonly=True)
    sejak = fields.Datetime("Since", readonly=True)
    batas = fields.Date("Deadline", readonly=True)
    is_lewat = fields.Boolean("Late", compute="_compute_is_lewat")

    @api.depends("batas")
    def _compute_is_lewat(self):
        hari_ini = self.env.company._ekinerja_hari_ini()
        for row in self:
            row.is_lewat = bool(row.batas and row.batas < hari_ini)

    # -- rows ----------------------------------------------------------------------------------------------------------

    @property
    def _table_query(self):
        for model in {"hr.employee", "ekinerja.periode", "ekinerja.evaluasi", *MASSAL.values()}:
            self.env[model].flush_model()
        return SQL(" UNION ALL ").join(SQL("(%s)", bagian) for bagian in self._kueri())

    @api.model
    def _kueri(self):
        """One SELECT for each kind, with the columns of this model in the order of ``_kolom``."""
        return [kueri for kueri in (self._kueri_skp(), self._kueri_evaluasi(), self._kueri_keberatan(), self._kueri_admin()) if kueri]

    @api.model
    def _kolom(self, jenis, model, res_id, **kolom):
        """The columns of a row; what is not given is empty."""
        nomor = [kunci for kunci, _kata in self._fields["jenis"].selection].index(jenis) + 1
        tipe = {
            "company_id": SQL("int4"), "periode_id": SQL("int4"), "tahun": SQL("int4"), "pegawai_nama": SQL("varchar"), "pegawai_nip": SQL("varchar"),
            "unit": SQL("varchar"), "keterangan": SQL("varchar"), "sejak": SQL("timestamp"), "batas": SQL("date"),
        }  # fmt: skip
        periode = kolom.get("periode_id", SQL("0"))
        return SQL(
            "%s::bigint + %s::bigint * 100000 + %s %% 100000 AS id, %s AS jenis, %s AS res_model, %s AS res_id, %s",
            nomor * PENGALI, res_id, periode, jenis, model, res_id,
            SQL(", ").join(SQL("(%s)::%s AS %s", kolom.get(nama, SQL("NULL")), pg, SQL.identifier(nama)) for nama, pg in tipe.items()),
        )  # fmt: skip

    def _kueri_skp(self):
        skp = self.env["ekinerja.skp"].with_context(active_test=False)
        if not skp.has_access("read"):
            return self._kosong()
        milik = skp._search(Domain("state", "=", "diajukan") & Domain("is_riwayat", "=", False) & (skp._domain_penilai() | skp._domain_atasan_berhak()))
        # sudo: mail.activity.type - after how many days the to-do is due
        hari = self.env["mail.activity.type"].sudo().browse(self.env["ir.model.data"]._xmlid_to_res_id(TIPE_PERSETUJUAN)).delay_count or 0
        kolom = self._kolom(
            "skp", "ekinerja.skp", SQL("s.id"), company_id=SQL("s.company_id"), tahun=SQL("s.tahun"), pegawai_nama=SQL("s.pegawai_nama"),
            pegawai_nip=SQL("s.pegawai_nip"), unit=SQL("s.pegawai_unit"), sejak=SQL("s.tanggal_diajukan"),
            keterangan=SQL("CASE WHEN s.revisi_dari_id IS NULL THEN s.pegawai_jabatan ELSE concat(%s::text, s.alasan_revisi) END", self.env._("Revision: ")),
            # days are those of the instansi
            batas=SQL("(s.tanggal_diajukan AT TIME ZONE 'UTC' AT TIME ZONE c.ekinerja_tz)::date + %s", hari),
        )  # fmt: skip
        return SQL("SELECT %s FROM ekinerja_skp s JOIN res_company c ON c.id = s.company_id WHERE s.id IN %s", kolom, milik.subselect())

    def _kueri_evaluasi(self):
        """Approved SKP of the staff whose period has ended and is not evaluated."""
        skp = self.env["ekinerja.skp"]
        tugas = self.env["ekinerja.tugas"]
        # sudo: ekinerja.tugas, ekinerja.periode - dates of the periods that may be evaluated today
        periode = tugas.sudo()._periode_dinilai(self.env.companies.sudo()) if skp.has_access("read") else {}
        if not periode:
            return None
        milik = skp._search(Domain("state", "=", "disetujui") & skp._domain_penilai())
        nilai = SQL(", ").join(
            SQL("(%s, %s, %s::date, %s::date, %s::date)", *kunci, tanggal.awal, tanggal.akhir, status.batas)
            for kunci, (_periode, tanggal, status) in periode.items()
        )
        kolom = self._kolom(
            "evaluasi", "ekinerja.skp", SQL("s.id"), company_id=SQL("s.company_id"), periode_id=SQL("p.id"), tahun=SQL("s.tahun"),
            pegawai_nama=SQL("s.pegawai_nama"), pegawai_nip=SQL("s.pegawai_nip"), unit=SQL("s.pegawai_unit"), keterangan=SQL("p.name"),
            sejak=SQL("j.akhir"), batas=SQL("j.batas"),
        )  # fmt: skip
        return SQL(
            """
            SELECT %(kolom)s
              FROM (VALUES %(nilai)s) j (periode_id, tahun, awal, akhir, batas)
              JOIN ekinerja_periode p ON p.id = j.periode_id
              JOIN ekinerja_skp s ON s.company_id = p.company_id AND s.tahun = j.tahun AND s.date_start <= j.akhir AND s.date_end >= j.awal
              LEFT JOIN ekinerja_evaluasi e ON e.skp_id = s.id AND e.periode_id = p.id
             WHERE s.id IN %(milik)s AND (e.id IS NULL OR (e.state = 'draft' AND e.penilai_tetap_id IS NULL))
            """,
            kolom=kolom, nilai=nilai, milik=milik.subselect(),
        )  # fmt: skip

    def _kueri_keberatan(self):
        keberatan = self.env["ekinerja.keberatan"]
        if not keberatan.has_access("read"):
            return None
        terbuka = Domain("state", "in", ("diajukan", "diperiksa"))
        semua = (
            ("keberatan_jelaskan", terbuka & Domain("penjelasan", "=", False) & keberatan._domain_pihak("penilai")),
            ("keberatan_putus", terbuka & keberatan._domain_pihak("atasan")),
        )
        return SQL(" UNION ALL ").join(
            SQL(
                "SELECT %s FROM ekinerja_keberatan k WHERE k.id IN %s",
                self._kolom(
                    jenis, "ekinerja.keberatan", SQL("k.id"), company_id=SQL("k.company_id"), periode_id=SQL("k.periode_id"), tahun=SQL("k.tahun"),
                    keterangan=SQL("k.alasan"),
                    pegawai_nama=SQL("k.pegawai_nama"), pegawai_nip=SQL("k.pegawai_nip"), sejak=SQL("k.tanggal_diajukan"), batas=SQL("k.batas_putusan"),
                ),
                keberatan._search(domain).subselect(),
            )
            for jenis, domain in semua
        )  # fmt: skip

    def _kueri_admin(self):
        """Requests that an admin decides on."""
        bagian = []
        buka, usulan = self.env["ekinerja.buka.kembali"], self.env["ekinerja.atasan.usulan"]
        if self.env.user.has_group("ekinerja_admin.group_admin_instansi"):
            kolom = self._kolom(
                "buka_kembali", buka._name, SQL("b.id"), company_id=SQL("b.company_id"), periode_id=SQL("b.periode_id"), tahun=SQL("b.tahun"),
                keterangan=SQL("b.alasan"), sejak=SQL("b.waktu_diajukan"),
            )  # fmt: skip
            milik = buka._search(Domain("state", "=", "diajukan"))
            bagian.append(SQL("SELECT %s FROM ekinerja_buka_kembali b WHERE b.id IN %s", kolom, milik.subselect()))
        if any(self.env.user.has_group(f"ekinerja_admin.{group}") for group in ("group_admin_instansi", "group_admin_opd")):
            kolom = self._kolom(
                "usulan", usulan._name, SQL("u.id"), company_id=SQL("u.company_id"), pegawai_nama=SQL("o.name"), pegawai_nip=SQL("o.nip"),
                keterangan=SQL("u.alasan"), sejak=SQL("u.create_date"),
            )  # fmt: skip
            milik = usulan._search(Domain("state", "=", "diajukan"))
            bagian.append(SQL(
                "SELECT %s FROM ekinerja_atasan_usulan u JOIN hr_employee o ON o.id = u.employee_id WHERE u.id IN %s", kolom, milik.subselect()
            ))  # fmt: skip
        return SQL(" UNION ALL ").join(bagian) if bagian else None

    def _kosong(self):
        return SQL("SELECT %s WHERE FALSE", self._kolom("skp", "ekinerja.skp", SQL("0")))

    # -- decisions -----------------------------------------------------------------------------------------------------

    def action_setujui(self):
        """Approve the chosen rows, of every kind that can be approved in a list."""
        for model, dokumen in self._dokumen(*MASSAL).items():
            self.env[model].browse(dokumen).action_setujui()
        return True

    def action_kembalikan(self):
        """Return the chosen SKP, or refuse the chosen requests: one kind at once, with one reason that is asked for."""
        dokumen = self._dokumen("skp", "buka_kembali")
        if len(dokumen) != 1:
            raise UserError(self.env._("Choose rows of one kind: SKP to return, or requests of Buka kembali to refuse."))
        [(model, ids)] = dokumen.items()
        return self.env[model].with_context(active_test=False).browse(ids).action_tolak()

    def action_buka(self):
        """Open the document of a row; an evaluation that is not begun yet begins."""
        self.ensure_one()
        model, res_id = self.res_model, self.res_id
        if self.jenis == "evaluasi":
            model, res_id = "ekinerja.evaluasi", self._evaluasi().id
        return {"type": "ir.actions.act_window", "res_model": model, "res_id": res_id, "view_mode": "form", "views": [(False, "form")]}

    def action_nilai(self):
        """The chosen evaluations in one table; those that are not begun yet begin."""
        evaluasi = self.filtered(lambda row: row.jenis == "evaluasi")._evaluasi()
        if not evaluasi:
            raise UserError(self.env._("Choose at least one row of the kind Evaluations."))
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.evaluasi_action") | {"domain": [("id", "in", evaluasi.ids)], "context": {}}

    def _evaluasi(self):
        """The evaluations of these rows, the missing ones made."""
        evaluasi = self.env["ekinerja.evaluasi"]
        ada = evaluasi.search([("skp_id", "in", self.mapped("res_id")), ("periode_id", "in", self.periode_id.ids)])
        per_kunci = {(satu.skp_id.id, satu.periode_id.id): satu for satu in ada}
        kunci = [(row.res_id, row.periode_id.id) for row in self]
        baru = evaluasi.create([{"skp_id": skp, "periode_id": periode} for skp, periode in kunci if (skp, periode) not in per_kunci])
        return evaluasi.union(*(per_kunci[satu] for satu in kunci if satu in per_kunci), baru)

    def _dokumen(self, *jenis):
        """``{model: ids}`` of the chosen rows; refused where a row is of another kind."""
        if not self:
            raise UserError(self.env._("Choose at least one row."))
        if lain := self.filtered(lambda row: row.jenis not in jenis):
            kata = dict(self._fields["jenis"]._description_selection(self.env))
            raise UserError(
                self.env._("%(name)s (%(kind)s) cannot be decided in the list. Open it, or take it out of the choice.",
                           name=lain[0].pegawai_nama or lain[0].keterangan or "-", kind=kata[lain[0].jenis])
            )  # fmt: skip
        hasil = {}
        for row in self:
            hasil.setdefault(row.res_model, []).append(row.res_id)
        return hasil
