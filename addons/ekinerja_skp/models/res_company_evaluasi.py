from odoo import api, fields, models

# of the evaluation: what an admin instansi decides for the own instansi
DIATUR_EVALUASI = (
    "ekinerja_nilai_dini", "ekinerja_buka_otomatis", "ekinerja_capaian_wajib", "ekinerja_ipk_kunci", "ekinerja_hari_atasan",
    "ekinerja_hari_sampaikan", "ekinerja_hari_kembali", "ekinerja_hari_sampaikan_atasan", "ekinerja_hari_kembali_atasan", "ekinerja_hari_lapor",
    "ekinerja_final_menunggu",
)  # fmt: skip


class ResCompany(models.Model):
    """How an instansi evaluates; numbers as PermenPANRB 6/2022 Lampiran V.A has them."""

    _inherit = "res.company"

    ekinerja_nilai_dini = fields.Integer(
        "Evaluation may start before the end (days)", help="Days before the last day of a period from which it may be evaluated. 0: on its last day."
    )
    ekinerja_buka_otomatis = fields.Boolean(
        "Open each period by itself", default=True, help="The evaluations of a period are made on the night after its last day."
    )
    ekinerja_capaian_wajib = fields.Boolean(
        "Leaders need a capaian organisasi", default=True,
        help="The Final period of who leads a unit is evaluated only after its capaian organisasi is entered. No: the penilai rates, with a note.",
    )  # fmt: skip
    ekinerja_ipk_kunci = fields.Boolean(
        "IPK guide is binding", help="Nobody on tugas belajar gets a better predikat than the IPK guide gives. No: the guide is a hint."
    )
    ekinerja_final_menunggu = fields.Boolean(
        "Final waits for the time limit of keberatan", default=True,
        help="An evaluation is made final only after the pegawai could object: the document was delivered and the time limit is over, or the signed"
        " document was returned. No: the penilai may make it final at once, which ends the right to object.",
    )  # fmt: skip
    ekinerja_hari_atasan = fields.Integer("Evaluation by the atasan penilai (hari kerja)", default=14, help="After the evaluation window.")
    ekinerja_hari_sampaikan = fields.Integer("Delivery of the document (hari kerja)", default=14, help="From the day on which it is given.")
    ekinerja_hari_kembali = fields.Integer("Return of the document (hari kerja)", default=14, help="From the day on which the pegawai received it.")
    ekinerja_hari_sampaikan_atasan = fields.Integer("Delivery, signed by the atasan (hari kerja)", default=7)
    ekinerja_hari_kembali_atasan = fields.Integer("Return, signed by the atasan (hari kerja)", default=7)
    ekinerja_hari_lapor = fields.Integer("Report to the PyB (hari kerja)", default=30, help="From the end of the evaluation window.")

    _hari_evaluasi = models.Constraint(
        "CHECK (ekinerja_nilai_dini BETWEEN 0 AND 366 AND ekinerja_hari_atasan BETWEEN 0 AND 366 AND ekinerja_hari_sampaikan BETWEEN 0 AND 366"
        " AND ekinerja_hari_kembali BETWEEN 0 AND 366 AND ekinerja_hari_sampaikan_atasan BETWEEN 0 AND 366"
        " AND ekinerja_hari_kembali_atasan BETWEEN 0 AND 366 AND ekinerja_hari_lapor BETWEEN 0 AND 366)",
        "Days of the evaluation: write a number from 0 to 366.",
    )

    @property
    def _audit_kolom(self):
        return (*super()._audit_kolom, *DIATUR_EVALUASI)

    @api.model
    def _ekinerja_diatur(self):
        return super()._ekinerja_diatur() | set(DIATUR_EVALUASI)
