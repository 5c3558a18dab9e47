from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

# SKP of one job: 20,000 of them take 20 jobs
UKURAN_POTONGAN = 1000
ADMIN_INSTANSI = "ekinerja_admin.group_admin_instansi"
# nights after the end of a period on which it is still opened by itself
HARI_OTOMATIS = 7


class EkinerjaEvaluasiBukaan(models.Model):
    """Opening of a period: the evaluations of all approved SKP in its range, with a line per RHK and per value, made in the background.

    ==============  ===================  ===========  ===================================================
    transition      from                 to           who
    ==============  ===================  ===========  ===================================================
    pratinjau       draft, selesai       the same     an admin instansi; counts what would be made
    mulai           any                  berjalan     an admin instansi, or the night after the period
    (jobs)          berjalan             selesai      the last job; ``gagal`` where one broke for good
    ==============  ===================  ===========  ===================================================

    Every part is one transaction that makes what is missing: run again, or killed and continued, each evaluation is there once.
    """

    _name = "ekinerja.evaluasi.bukaan"
    _description = "Opening of a period"
    _inherit = ["ekinerja.latar", "ekinerja.terlindung", "mail.thread"]
    _kanal = "root.ekinerja_evaluasi"
    _order = "tahun desc, periode_id desc, id desc"
    _check_company_auto = True
    _tetap = frozenset({"tahun", "periode_id", "company_id"})

    tahun = fields.Integer(required=True, aggregator=None, default=lambda self: self.env.company._ekinerja_hari_ini().year)
    periode_id = fields.Many2one("ekinerja.periode", required=True, index=True, check_company=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, default=lambda self: self.env.company)
    state = fields.Selection(
        [("draft", "Draft"), ("berjalan", "Running"), ("selesai", "Done"), ("gagal", "Failed")], "Status", required=True, default="draft", readonly=True,
        copy=False,
    )  # fmt: skip
    jumlah_baru = fields.Integer("Will be made", readonly=True, copy=False, aggregator=None)
    jumlah_ada = fields.Integer("Exist already", readonly=True, copy=False, aggregator=None)
    jumlah_tidak = fields.Integer("Not assessable", readonly=True, copy=False, aggregator=None)
    alasan_tidak = fields.Text("Why not", readonly=True, copy=False)
    diperiksa_pada = fields.Datetime("Counted on", readonly=True, copy=False)
    jumlah_kini = fields.Integer("Evaluations now", compute="_compute_kemajuan")
    kemajuan = fields.Float("Progress", compute="_compute_kemajuan", digits=(5, 1))
    galat = fields.Text("Error", readonly=True, copy=False)
    selesai_pada = fields.Datetime("Done on", readonly=True, copy=False)

    _satu = models.Constraint("UNIQUE (company_id, periode_id, tahun)", "Periode: this period of the year already has an opening. Continue that one.")
    _tahun_range = models.Constraint("CHECK (tahun BETWEEN 1945 AND 2999)", "Tahun: write four digits, such as 2026.")

    @api.depends("periode_id", "tahun")
    def _compute_display_name(self):
        for bukaan in self:
            bukaan.display_name = f"{bukaan.periode_id.name or ''} {bukaan.tahun or ''}".strip()

    @api.depends("state", "jumlah_baru", "jumlah_ada")
    def _compute_kemajuan(self):
        # sudo: ekinerja.evaluasi - one count, shown to the admin of the instansi
        jumlah = {
            (tahun, periode.id): n
            for tahun, periode, n in self.env["ekinerja.evaluasi"].sudo()._read_group(
                [("periode_id", "in", self.periode_id.ids), ("tahun", "in", self.mapped("tahun"))], ["tahun", "periode_id"], ["__count"]
            )
        }  # fmt: skip
        for bukaan in self:
            bukaan.jumlah_kini = jumlah.get((bukaan.tahun, bukaan.periode_id.id), 0)
            baru = bukaan.jumlah_kini - bukaan.jumlah_ada
            bukaan.kemajuan = 100 if bukaan.state == "selesai" else min(100, 100 * max(baru, 0) / bukaan.jumlah_baru) if bukaan.jumlah_baru else 0

    @api.ondelete(at_uninstall=False)
    def _unlink_except_running(self):
        if jalan := self.filtered(lambda bukaan: bukaan.state == "berjalan"):
            raise UserError(self.env._("%s is running. Wait until it is done.", jalan[0].display_name))

    # -- actions -------------------------------------------------------------------------------------------------------

    def action_pratinjau(self):
        """Count what would be made, what is there already, and who is not assessable and why."""
        self._periksa_admin()
        for bukaan in self:
            bukaan._hitung()
        return True

    def action_mulai(self):
        """Make the missing evaluations in the background; also continues what broke or was lost, and makes up for SKP approved since."""
        self._periksa_admin()
        for bukaan in self:
            bukaan._hitung()
            bukaan._mulai()
        return True

    def action_evaluasi(self):
        """Show the evaluations of this period."""
        self.ensure_one()
        self.check_access("read")
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.evaluasi_action") | {
            "domain": [("periode_id", "=", self.periode_id.id), ("tahun", "=", self.tahun)],
        }

    def _periksa_admin(self):
        self.check_access("write")
        if not self:
            raise UserError(self.env._("Choose a period to open."))
        if not self.env.su and not self.env.user.has_group(ADMIN_INSTANSI):
            raise UserError(self.env._("A period is opened only by an admin instansi."))

    # -- what is to be made --------------------------------------------------------------------------------------------

    def _sql_calon(self):
        """``SELECT skp_id, dinilai, kedudukan`` of the approved SKP in range; not assessable ones have the kedudukan hukum that says so.

        The version of a person is that of the last day of the period, or of the SKP where that ends earlier; before the first one, the first.
        """
        tanggal = self.periode_id.tanggal(self.tahun)
        for model in ("ekinerja.skp", "ekinerja.evaluasi", "hr.version", "ekinerja.kedudukan.hukum", "ekinerja.rhk"):
            self.env[model].flush_model()
        return SQL(
            """SELECT s.id AS skp_id, e.id IS NOT NULL AS ada, COALESCE(k.is_dinilai, TRUE) AS dinilai, k.name AS kedudukan
                 FROM ekinerja_skp s
                 LEFT JOIN ekinerja_evaluasi e ON e.skp_id = s.id AND e.periode_id = %(periode)s
                 LEFT JOIN LATERAL (
                      SELECT v.kedudukan_hukum_id FROM hr_version v
                       WHERE v.employee_id = s.employee_id AND v.active
                       ORDER BY v.date_version <= LEAST(s.date_end, %(akhir)s) DESC,
                                CASE WHEN v.date_version <= LEAST(s.date_end, %(akhir)s) THEN v.date_version END DESC, v.date_version
                       LIMIT 1) v ON TRUE
                 LEFT JOIN ekinerja_kedudukan_hukum k ON k.id = v.kedudukan_hukum_id
                WHERE s.company_id = %(company)s AND s.tahun = %(tahun)s AND s.state = 'disetujui' AND s.active AND s.is_riwayat IS NOT TRUE
                  AND s.date_start <= %(akhir)s AND s.date_end >= %(awal)s""",
            periode=self.periode_id.id, company=self.company_id.id, tahun=self.tahun, awal=tanggal["awal"], akhir=tanggal["akhir"],
        )  # fmt: skip

    def _hitung(self):
        """Counts of the preview, two statements."""
        self.ensure_one()
        calon = self._sql_calon()
        rows = self.env.execute_query(SQL(
            "SELECT ada, CASE WHEN ada OR dinilai THEN NULL ELSE kedudukan END, count(*) FROM (%s) calon GROUP BY 1, 2 ORDER BY 2", calon
        ))  # fmt: skip
        tanggal = self.periode_id.tanggal(self.tahun)
        # sudo: ekinerja.skp - numbers of the own instansi
        belum = self.env["ekinerja.skp"].sudo()._read_group(
            [("company_id", "=", self.company_id.id), ("tahun", "=", self.tahun), ("state", "!=", "disetujui"), ("is_riwayat", "=", False),
             ("date_start", "<=", tanggal["akhir"]), ("date_end", ">=", tanggal["awal"])], ["state"], ["__count"],
        )  # fmt: skip
        kata = dict(self.env["ekinerja.skp"]._fields["state"]._description_selection(self.env))
        alasan = [self.env._("%(count)s: kedudukan hukum %(position)s", count=n, position=nama) for _ada, nama, n in rows if nama]
        alasan += [self.env._("%(count)s: SKP not approved (%(state)s)", count=n, state=kata[state]) for state, n in belum]
        # sudo: ekinerja.evaluasi.bukaan - counters are written by the actions only, the right was checked before
        self.sudo().write({
            "jumlah_ada": sum(n for ada, _nama, n in rows if ada), "jumlah_baru": sum(n for ada, nama, n in rows if not ada and not nama),
            "jumlah_tidak": sum(n for _ada, nama, n in rows if nama) + sum(n for _state, n in belum), "alasan_tidak": "\n".join(alasan),
            "diperiksa_pada": fields.Datetime.now(),
        })  # fmt: skip

    # -- jobs ----------------------------------------------------------------------------------------------------------

    def _nama_latar(self):
        return self.env._("Opening of %s", self.display_name)

    def _mulai(self):
        self.ensure_one()
        # sudo: ekinerja.evaluasi.bukaan - states are written by the actions only, the right was checked before
        self.sudo().write({"state": "berjalan", "galat": False})
        potongan = self._potongan(SQL("SELECT skp_id AS id FROM (%s) calon WHERE dinilai AND NOT ada", self._sql_calon()), UKURAN_POTONGAN)
        self._antrekan(self._jobs_bagian("_job_buka", potongan), self._job(self.env._("%s: close", self._nama_latar()), "akhiri")._job_akhiri())

    def _kolom_evaluasi(self):
        """Columns of a new evaluation: ``{column: SQL over the SKP "s"}``; whoever adds a stored column with a value of its own adds it here."""
        return {
            "skp_id": SQL("s.id"), "company_id": SQL("s.company_id"), "tahun": SQL("s.tahun"), "department_id": SQL("s.department_id"),
            "pegawai_nama": SQL("s.pegawai_nama"), "pegawai_nip": SQL("s.pegawai_nip"), "penilai_nama": SQL("s.penilai_nama"),
            "periode_id": SQL("%s", self.periode_id.id), "periode_urutan": SQL("%s", self.periode_id.sequence),
            "state": SQL("'draft'"), "penanda": SQL("'penilai'"), "tb_lokasi": SQL("'dalam'"), "tb_hasil": SQL("'berjalan'"),
            "tugas_belajar": SQL("NULL::boolean"), "tanpa_keberatan": SQL("NULL::boolean"),
        } | self._kolom_jejak()  # fmt: skip

    def _kolom_jejak(self):
        waktu = self.env.cr.now()
        return {"create_uid": SQL("%s", self.env.uid), "write_uid": SQL("%s", self.env.uid), "create_date": SQL("%s", waktu), "write_date": SQL("%s", waktu)}

    def _job_buka(self, awal, akhir):
        """A part: the SKP between two ids that have no evaluation of the period yet."""
        self.check_access("write")
        kolom = self._kolom_evaluasi()
        ids = [row[0] for row in self.env.execute_query(SQL(
            """INSERT INTO ekinerja_evaluasi (%s)
               SELECT %s FROM ekinerja_skp s JOIN (%s) calon ON calon.skp_id = s.id
                WHERE s.id BETWEEN %s AND %s AND calon.dinilai AND NOT calon.ada
                ORDER BY s.id
               ON CONFLICT (skp_id, periode_id) DO NOTHING RETURNING id""",
            SQL(", ").join(map(SQL.identifier, kolom)), SQL(", ").join(kolom.values()), self._sql_calon(), awal, akhir,
        ))]  # fmt: skip
        if not ids:
            return
        self._buka_baris(ids)
        self.env["ekinerja.evaluasi"].invalidate_model()
        # sudo: mail.message - the log of what the admin opened
        self.env["ekinerja.evaluasi"].sudo().browse(ids)._message_log_batch(
            dict.fromkeys(ids, self.env._("Opened for evaluation: %s.", self.display_name))
        )

    def _buka_baris(self, ids):
        """Lines per RHK and per value, one statement each."""
        jejak = self._kolom_jejak()
        nama, nilai = SQL(", ").join(map(SQL.identifier, jejak)), SQL(", ").join(jejak.values())
        self.env.execute_query(SQL(
            """INSERT INTO ekinerja_evaluasi_rhk (evaluasi_id, company_id, rhk_id, rhk_nama, jenis, %s)
               SELECT e.id, e.company_id, r.id, r.name, r.jenis, %s
                 FROM ekinerja_evaluasi e JOIN ekinerja_rhk r ON r.skp_id = e.skp_id
                WHERE e.id = ANY(%s) ORDER BY e.id, r.id
               ON CONFLICT (evaluasi_id, rhk_id) DO NOTHING RETURNING id""",
            nama, nilai, ids,
        ))  # fmt: skip
        perilaku = self.env["ekinerja.perilaku"]._berlaku(self.company_id)[self.company_id]
        self.env.execute_query(SQL(
            """INSERT INTO ekinerja_evaluasi_perilaku (evaluasi_id, company_id, perilaku_id, nama, urutan, %s)
               SELECT e.id, e.company_id, p.id, p.name, p.sequence, %s
                 FROM ekinerja_evaluasi e CROSS JOIN ekinerja_perilaku p
                WHERE e.id = ANY(%s) AND p.id = ANY(%s) ORDER BY e.id, p.sequence, p.id
               ON CONFLICT (evaluasi_id, perilaku_id) DO NOTHING RETURNING id""",
            nama, nilai, ids, perilaku.ids,
        ))  # fmt: skip
        for model in ("ekinerja.evaluasi.rhk", "ekinerja.evaluasi.perilaku"):
            self.env[model].invalidate_model()

    def _job_akhiri(self):
        """Last job: nothing is left to make."""
        self.check_access("write")
        if sisa := self.env.execute_query(SQL("SELECT count(*) FROM (%s) calon WHERE dinilai AND NOT ada", self._sql_calon()))[0][0]:
            raise UserError(self.env._("%s evaluations are not made yet. Press Continue on the opening.", sisa))
        bukaan = self.sudo()  # sudo: ekinerja.evaluasi.bukaan - states are written by the actions and jobs only
        bukaan.write({"state": "selesai", "galat": False, "selesai_pada": fields.Datetime.now()})
        pesan = self.env._("%(name)s is open: %(count)s evaluations.", name=self.display_name, count=self.jumlah_kini)
        bukaan._message_log(body=pesan)
        self._kabari_selesai(self.env._("Opening of a period"), pesan)

    def _gagal(self, galat):
        return super()._gagal(self.env._("%s What is made stays; Continue makes the rest.", galat))

    # -- by itself -----------------------------------------------------------------------------------------------------

    @api.model
    def _cron_buka(self):
        """Open the periods that ended in the last nights, for the instansi that want it, each by its own calendar day."""
        for company in self.env["res.company"].search(Domain("ekinerja_buka_otomatis", "=", True)):
            hari_ini = company._ekinerja_hari_ini()
            for periode in self.env["ekinerja.periode"].search([("company_id", "=", company.id)]):
                for tahun in (hari_ini.year - 1, hari_ini.year):
                    lewat = (hari_ini - periode.tanggal(tahun)["akhir"]).days
                    kunci = {"company_id": company.id, "periode_id": periode.id, "tahun": tahun}
                    if 1 <= lewat <= HARI_OTOMATIS and not self.search_count([(nama, "=", nilai) for nama, nilai in kunci.items()], limit=1):
                        bukaan = self.with_company(company).create(kunci)
                        bukaan._hitung()
                        bukaan._mulai()
