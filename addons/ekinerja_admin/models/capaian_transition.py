from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL


class EkinerjaCapaianOrganisasi(models.Model):
    """Transitions of a capaian organisasi, for any number of records at once."""

    _inherit = "ekinerja.capaian.organisasi"

    def action_final(self, abaikan=False):
        """Make final (BKN-ORG-15): the distribution is frozen, ratings of the unor and period are closed.

        Who is not rated yet does not hinder it (BKN-ORG-17); a distribution outside the guide does where the instansi blocks it.

        :param bool abaikan: the dialog with question and warning was answered with OK
        """
        self._periksa(("draft",))
        if kosong := self.filtered(lambda row: not row.nilai):
            raise UserError(self.env._("Capaian Organisasi: %s has no value yet. Choose one with Edit, then make it final.", kosong[0].display_name))
        self._kunci_final()
        distribusi = self._distribusi()
        langgar = self._pelanggaran(distribusi)
        tolak = [
            self.env._("%(name)s: outside the guide of the distribution.\n%(rules)s", name=row.display_name, rules="\n".join(langgar[row]))
            for row in self if langgar[row] and row._pola_kebijakan() == "tolak"
        ]  # fmt: skip
        if tolak:
            raise UserError("\n".join(tolak[:20]))
        # sudo: ekinerja.capaian.organisasi - state changes happen in transitions only, the right was checked before
        for row in self.sudo().with_context(tracking_disable=True):
            row.write({
                "state": "final", "tanggal_final": fields.Datetime.now(), "final_uid": self.env.uid,
                "distribusi": row._snapshot(distribusi[row.with_env(self.env)]),
            })  # fmt: skip
        self._catat({
            row.id: "\n".join([
                self.env._("Made final by %(name)s: pegawai rated %(done)s / %(all)s.", name=self.env.user.name, done=distribusi[row]["dinilai"],
                           all=distribusi[row]["jumlah"]),
                *langgar[row],
            ])
            for row in self
        })  # fmt: skip
        return True

    def action_batal_final(self, alasan=None):
        """Reopen (BKN-ORG-18): ratings may change again, the next finalisation counts anew.

        :param str alasan: reason, required; without it the dialog that asks for it opens
        """
        if alasan is None:
            self.check_access("write")
            return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.capaian_batal_action") | {
                "context": {"default_capaian_ids": self.ids}
            }
        alasan = alasan.strip()
        if not alasan:
            raise UserError(self.env._("Reason: write why the capaian organisasi is reopened; documents may have been printed with it."))
        self._periksa(("final",))
        # sudo: ekinerja.capaian.organisasi - state changes happen in transitions only, the right was checked before
        self.sudo().with_context(tracking_disable=True).write({"state": "draft", "tanggal_final": False, "final_uid": False, "distribusi": False})
        self._catat(dict.fromkeys(self.ids, self.env._("Final cancelled by %(name)s: %(reason)s", name=self.env.user.name, reason=alasan)))
        return True

    def action_finalisasi(self):
        """Ask the question of the finalisation (BKN-ORG-16) with who is not rated yet (BKN-ORG-17)."""
        self._periksa(("draft",))
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.capaian_final_action") | {"context": {"default_capaian_ids": self.ids}}

    def _periksa(self, asal):
        if not self:
            raise UserError(self.env._("Choose at least one capaian organisasi."))
        self.check_access("write")
        if not self.env.su and not self.env.user.has_group("ekinerja_admin.group_admin_instansi"):
            raise AccessError(self.env._("Only an admin instansi makes a capaian organisasi final or cancels it."))
        state = dict(self._fields["state"]._description_selection(self.env))
        for row in self:
            if row.state not in asal:
                raise UserError(
                    self.env._("%(name)s is in status %(state)s; this action needs %(needed)s. Reload the page to see the latest status.",
                               name=row.display_name, state=state[row.state], needed=" / ".join(state[key] for key in asal))
                )  # fmt: skip

    def _kunci_final(self):
        """Wait for whoever gives a rating of these units at this moment; whoever comes after meets the final capaian."""
        self.flush_recordset()
        self.env.execute_query(SQL("SELECT id FROM ekinerja_capaian_organisasi WHERE id IN %s ORDER BY id FOR UPDATE", tuple(self.ids)))

    def _catat(self, bodies):
        # sudo: mail.message - the log of a transition that was allowed
        self.sudo()._message_log_batch(bodies)
