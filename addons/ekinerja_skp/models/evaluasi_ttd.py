import base64

from odoo import fields, models
from odoo.exceptions import UserError

JENIS_BERKAS = "dokumen_ttd"


class EkinerjaEvaluasi(models.Model):
    """The signed Dokumen Evaluasi Kinerja: a scan of the paper, or the file that came back from the electronic signature (D14).

    It is kept beside the evaluation and names the document it is a scan of. While that document is in force, reprints keep its places and dates.
    """

    _inherit = "ekinerja.evaluasi"

    ttd_berkas = fields.Binary("Signed document", readonly=True, copy=False, attachment=True)
    ttd_nama = fields.Char("Name of the signed file", readonly=True, copy=False)
    ttd_pada = fields.Datetime("Signed document uploaded on", readonly=True, copy=False)
    ttd_oleh = fields.Char("Uploaded by", readonly=True, copy=False)
    ttd_dokumen_id = fields.Many2one(
        "ekinerja.dokumen", "Document that was signed", readonly=True, copy=False, index="btree_not_null", ondelete="set null",
        help="If it was replaced since, the scan shows a former result.",
    )  # fmt: skip

    def action_unggah_ttd(self):
        """Ask for the signed file."""
        self.ensure_one()
        self._periksa_ttd()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.evaluasi_ttd_action") | {"context": {"default_evaluasi_id": self.id}}

    def _ditandatangani(self):
        # sudo: ekinerja.dokumen - whether the scan is of the document in force
        return self.sudo().ttd_dokumen_id.state == "berlaku"

    def _dokumen_berlaku(self):
        """The Dokumen Evaluasi Kinerja in force of this evaluation, as superuser; empty before the first print."""
        self.ensure_one()
        return self.env["ekinerja.dokumen"]._berlaku("evaluasi", [{"res_model": self._name, "res_id": self.id}])

    def _periksa_ttd(self):
        """Only a party of the evaluation or an admin instansi keeps the signed document, once it was given and printed."""
        self.check_access("read")
        for evaluasi in self.sudo():  # sudo: ekinerja.skp, hr.employee - who the parties are
            skp = evaluasi.skp_id
            pihak = (skp.employee_id | skp.penilai_id | skp.atasan_penilai_id | evaluasi.penilai_tetap_id).user_id
            admin = self.env.user.has_group("ekinerja_admin.group_admin_instansi")
            if not (admin or self.env.user in pihak or evaluasi.with_env(self.env).can_nilai):
                raise UserError(self.env._("The signed document of %s is uploaded by the pegawai, the penilai, the atasan or an admin instansi.",
                                           evaluasi.display_name))  # fmt: skip
            if evaluasi.state == "draft":
                raise UserError(self.env._("%s is not given yet; there is no document to sign.", evaluasi.display_name))
            if not evaluasi._dokumen_berlaku():
                raise UserError(self.env._("%s was not printed yet. Print the Dokumen Evaluasi Kinerja, have it signed, then upload it.",
                                           evaluasi.display_name))  # fmt: skip

    def _unggah_ttd(self, isi, nama):
        """Keep the signed document.

        :param bytes isi: the file
        :param str nama: what the user calls it
        """
        self.ensure_one()
        self._periksa_ttd()
        nama = (nama or "dokumen.pdf").replace("\x00", "").replace("\\", "/").rsplit("/", 1)[-1][:150]
        self.env["ekinerja.jenis.berkas"]._untuk(JENIS_BERKAS, self.company_id)._periksa(isi, nama)
        self._ubah_state({
            "ttd_berkas": base64.b64encode(isi), "ttd_nama": nama, "ttd_pada": fields.Datetime.now(), "ttd_oleh": self.env.user.name,
            "ttd_dokumen_id": self._dokumen_berlaku().id,
        })  # fmt: skip
        self._catat({self.id: self.env._("Signed document uploaded by %s.", self.env.user.name)})
