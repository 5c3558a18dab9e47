import logging

from odoo import api, fields, models
from odoo.exceptions import UserError
from psycopg2 import Error as DatabaseError
from psycopg2 import OperationalError

_logger = logging.getLogger(__name__)
# no way leads back to another choice
STATE_TERKUNCI = ("berjalan", "selesai")


class EkinerjaLatarPeriksa(models.AbstractModel):
    """Rows that are judged first without writing anything else, then carried out in the background.

    ==========  ===========================  ==========  ===============================================================
    transition  from                         to          who
    ==========  ===========================  ==========  ===============================================================
    periksa     draft, diperiksa, gagal      diperiksa   whoever may write it; rows are judged, nothing else is written
    terapkan    diperiksa, gagal, berjalan   berjalan    the same; again after a failure or a lost job
    (jobs)      berjalan, gagal              selesai     the last job; at once when there is nothing to do
    (jobs)      berjalan                     gagal       a job that broke; the reason is in ``galat``
    ==========  ===========================  ==========  ===============================================================

    A model has ``baris_ids``, whose rows have ``status`` and ``pesan``, and a counter ``jumlah_<status>`` for each status.
    """

    _name = "ekinerja.latar.periksa"
    _description = "Checked, then carried out in the background"
    _inherit = ["ekinerja.latar", "ekinerja.bawaan", "mail.thread"]
    # of a row: the status of those that are carried out, and the field that says it was done
    _akan = ("baru",)
    _sudah = ""
    # fields whose change makes a check worthless
    _bahan = frozenset()
    # the rows of one status
    _aksi_baris = ""

    state = fields.Selection(
        [("draft", "Draft"), ("diperiksa", "Checked"), ("berjalan", "Running"), ("selesai", "Done"), ("gagal", "Failed")],
        "Status", required=True, default="draft", readonly=True, index=True, copy=False,
    )  # fmt: skip
    kemajuan = fields.Integer("Progress", compute="_compute_kemajuan")
    galat = fields.Text("Reason of the failure", readonly=True, copy=False)
    diperiksa_pada = fields.Datetime("Checked on", readonly=True, copy=False)
    selesai_pada = fields.Datetime("Done on", readonly=True, copy=False)

    @api.depends("state")
    def _compute_kemajuan(self):
        baris, induk = self._baris()
        jumlah = {
            (satu.id, sudah): kali
            # sudo: the rows - two counts of a run that the reader may see
            for satu, sudah, kali in baris.sudo()._read_group([(induk, "in", self.ids), ("status", "in", self._akan)], [induk, self._sudah], ["__count"])
        }
        for satu in self:
            satu._isi_kemajuan(*(jumlah.get((satu.id, sudah), 0) for sudah in (True, False)))

    def _isi_kemajuan(self, selesai, sisa):
        # the last percent belongs to the closing job
        self.kemajuan = 100 if self.state == "selesai" else min(99, 100 * selesai // (selesai + sisa)) if selesai else 0

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._tolak_tertulis(vals, (False, 0, "draft"))
        return super().create(vals_list)

    def write(self, vals):
        self._tolak_tertulis(vals)
        if self._bahan.intersection(vals):
            self._tolak_terkunci()
            # what was found for another choice counts no more
            self.sudo()._kosongkan()  # sudo: the rows - written by the check only
        return super().write(vals)

    @api.model
    def _tolak_tertulis(self, vals, awal=()):
        """Refuse what the check and the jobs write.

        :param awal: values that say nothing new, of a record that is being made
        """
        if self.env.su:
            return
        terlindung = {"state", "galat", "kemajuan", "diperiksa_pada", "selesai_pada"}.union(self._nol())
        if terlarang := {name for name in terlindung.intersection(vals) if vals[name] not in awal}:
            raise UserError(self.env._("%s cannot be written: check first, then use the button that follows.", ", ".join(sorted(terlarang))))

    def _tolak_terkunci(self):
        if terkunci := self.filtered(lambda satu: satu.state in STATE_TERKUNCI):
            raise UserError(self.env._("%s is running or done. Make a new one instead.", terkunci[0].display_name))

    def _baris(self):
        """The model of the rows, and the name of the field that leads back."""
        field = self._fields["baris_ids"]
        return self.env[field.comodel_name], field.inverse_name

    @api.model
    def _nol(self):
        baris, _induk = self._baris()
        return {f"jumlah_{status}": 0 for status in baris._fields["status"].get_values(self.env)}

    def _hitung(self):
        """Counters out of the rows."""
        self.ensure_one()
        baris, induk = self._baris()
        jumlah = baris._read_group([(induk, "=", self.id)], ["status"], ["__count"])
        return self._nol() | {f"jumlah_{status}": kali for status, kali in jumlah}

    def _kosongkan(self):
        """Forget what a check found."""
        baris, induk = self._baris()
        baris.search([(induk, "in", self.ids)]).unlink()
        self.filtered(lambda satu: satu.state != "draft").write({"state": "draft", "galat": False} | self._nol())

    def action_lihat_baris(self):
        """Open the rows, those of the status in the context ``status``."""
        self.ensure_one()
        aksi = self.env["ir.actions.act_window"]._for_xml_id(self._aksi_baris)
        status = self.env.context.get("status")
        return aksi | {"domain": [(self._baris()[1], "=", self.id)], "context": {f"search_default_{status}": 1} if status else {}}

    # -- carrying out --------------------------------------------------------------------------------------------------

    def action_terapkan(self):
        """Carry out what was checked, in the background; returns at once.

        Also continues what failed or whose jobs were lost.
        """
        for satu in self:
            satu.check_access("write")
            if satu.state not in ("diperiksa", "gagal", "berjalan") or not satu.diperiksa_pada:
                raise UserError(self.env._("%s is not checked, or done already. Check it first.", satu.display_name))
            satu.sudo()._mulai()  # sudo: the document - states are written by the actions only, after the right was checked above
        return True

    def _mulai(self):
        self.ensure_one()
        if not any(self[f"jumlah_{status}"] for status in self._akan):
            self._selesai({})
            return
        self.write({"state": "berjalan", "galat": False})
        self._antrekan(*self._langkah_latar(), self._job(self.env._("%s: close", self._nama_latar()), "akhiri")._job_akhiri())

    def _langkah_latar(self):
        """Steps before the closing job, as ``_antrekan`` takes them."""
        raise NotImplementedError

    def _satu_per_satu(self, rows, kerjakan):
        """Do rows; when the batch breaks, find the rows that break it and refuse them with the reason, never half a row."""
        if not rows:
            return
        try:
            with self.env.cr.savepoint():
                kerjakan(rows)
                self.env.flush_all()
        except OperationalError:
            raise  # a conflict with somebody else: the whole job is tried again
        except Exception as error:
            self.env.invalidate_all(flush=False)
            if len(rows) == 1:
                _logger.warning("%s %s: row %s refused", self._description, self.id, rows.id, exc_info=not isinstance(error, UserError))
                rows.write({"status": "ditolak", "pesan": self._alasan(error)})
            else:
                tengah = len(rows) // 2
                self._satu_per_satu(rows[:tengah], kerjakan)
                self._satu_per_satu(rows[tengah:], kerjakan)

    @api.model
    def _alasan(self, error):
        if isinstance(error, DatabaseError):
            # the words of the constraint, not those of the database
            model = next((nama for nama, kelas in self.env.registry.items() if kelas._table == error.diag.table_name), "base")
            return self.env[model]._sql_error_to_message(error)
        return str(error) or type(error).__name__

    def _tolak_sisa(self):
        self.env.flush_all()
        baris, induk = self._baris()
        if baris.search_count([(induk, "=", self.id), ("status", "in", self._akan), (self._sudah, "=", False)], limit=1):
            raise UserError(self.env._("Some rows are not done yet. Press Continue."))

    def _selesai(self, jumlah):
        self.write({"state": "selesai", "galat": False, "selesai_pada": fields.Datetime.now()} | jumlah)
        ringkasan = self._ringkasan()
        self._message_log(body=ringkasan)
        self._kabari_selesai(self.env._("%s: done", self.display_name), ringkasan)

    def _gagal(self, galat):
        self._message_log(
            body=self.env._("Failed: %(reason)s. What is done stays; Continue does the rest.", reason=galat or self.env._("unknown"))
        )
        return super()._gagal(galat)
