from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

ADMIN_INSTANSI = "ekinerja_admin.group_admin_instansi"


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
