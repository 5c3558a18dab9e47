import { Component, onWillStart, useEffect, useRef, useState } from "@odoo/owl";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { _t } from "@web/core/l10n/translation";
import { RPCError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { SelectCreateDialog } from "@web/views/view_dialogs/select_create_dialog";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { adaSelisih, geser, hitungSelisih, isiTeks, kelompokKolom, keTeks, sama, TANPA } from "./matriks_hitung";

const MODEL = "ekinerja.matriks";
const ARAH = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * The grid of a matriks peran hasil: members down, indikator of the pimpinan across.
 *
 * A cell is a focus stop; arrow keys move, Enter, F2 or typing opens it, Enter saves and goes down, Tab saves and goes right, Esc gives up.
 * Every cell is saved on its own with what the writer saw before; when somebody else was faster, the typed text stays in the cell.
 */
export class Matriks extends Component {
    static template = "ekinerja_skp.Matriks";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.notification = useService("notification");
        this.display = { controlPanel: {} };
        this.tanpa = TANPA;
        this.tabel = useRef("tabel");
        this.state = useState({ data: null, edit: null, teks: "", lama: [], sibuk: false, hanyaSelisih: false });
        const { params = {}, context = {} } = this.props.action;
        this.id = params.matriks_id || context.matriks_id || context.active_id;
        onWillStart(() => this.muat());
        useEffect(
            (edit) => {
                if (edit) {
                    const kotak = this.tabel.el?.querySelector("textarea");
                    kotak?.focus();
                    kotak?.setSelectionRange(kotak.value.length, kotak.value.length);
                }
            },
            () => [this.state.edit]
        );
    }

    async muat() {
        if (!this.id) {
            return;
        }
        this.state.data = await this.orm.call(MODEL, "isi", [[this.id]]);
        this.env.config.setDisplayName(`${this.data.nama} ${this.data.tahun}`);
    }

    get data() {
        return this.state.data;
    }

    get kelompok() {
        return kelompokKolom(this.data.kolom);
    }

    get baris() {
        const { baris, kolom } = this.data;
        return this.state.hanyaSelisih ? baris.filter((orang) => kolom.some((satu) => adaSelisih(this.sel(orang, satu)))) : baris;
    }

    get selisih() {
        return hitungSelisih(Object.values(this.data.sel));
    }

    kunci(orang, kolom) {
        return `${orang.employee_id}-${kolom.id}`;
    }

    sel(orang, kolom) {
        return this.data.sel[this.kunci(orang, kolom)] || { peran: [], tanpa: false, skp: [] };
    }

    judulStatus(status) {
        return {
            ada: _t("In the SKP of the pegawai"),
            beda: _t("The RHK in the SKP says something else"),
            usul: _t("SKP submitted or in force: proposed as a revision"),
            belum: _t("No RHK in the SKP yet"),
        }[status];
    }

    // -- moving ----------------------------------------------------------------------------------------------------------

    /** Put the focus on the cell that lies a step away from another one. */
    pindah(orang, kolom, [dBaris, dKolom]) {
        const baris = this.baris.findIndex((satu) => satu.employee_id === orang.employee_id);
        const tempat = this.data.kolom.findIndex((satu) => satu.id === kolom.id);
        const [r, k] = geser([baris, tempat], [dBaris, dKolom], [this.baris.length, this.data.kolom.length]);
        this.tabel.el?.querySelector(`[data-sel="${this.kunci(this.baris[r], this.data.kolom[k])}"]`)?.focus();
    }

    tombolSel(ev, orang, kolom) {
        if (ev.target !== ev.currentTarget || ev.ctrlKey || ev.metaKey || ev.altKey) {
            return;
        }
        if (ARAH[ev.key]) {
            ev.preventDefault();
            this.pindah(orang, kolom, ARAH[ev.key]);
        } else if (ev.key === "Enter" || ev.key === "F2") {
            ev.preventDefault();
            this.buka(orang, kolom);
        } else if (ev.key.length === 1 && this.data.boleh_ubah) {
            ev.preventDefault();
            this.buka(orang, kolom, ev.key);
        }
    }

    async tombolIsian(ev, orang, kolom) {
        if (ev.key === "Escape") {
            ev.preventDefault();
            ev.stopPropagation();
            this.state.edit = null;
            this.fokus(orang, kolom);
        } else if (ev.key === "Tab" || (ev.key === "Enter" && !ev.shiftKey)) {
            ev.preventDefault();
            if (await this.simpan(orang, kolom)) {
                this.pindah(orang, kolom, ev.key === "Enter" ? [1, 0] : [0, ev.shiftKey ? -1 : 1]);
            }
        }
    }

    fokus(orang, kolom) {
        this.tabel.el?.querySelector(`[data-sel="${this.kunci(orang, kolom)}"]`)?.focus();
    }

    // -- one cell --------------------------------------------------------------------------------------------------------

    async buka(orang, kolom, awalan = "") {
        const kunci = this.kunci(orang, kolom);
        if (!this.data.boleh_ubah || this.state.edit === kunci || (this.state.edit && !(await this.simpanTerbuka()))) {
            return;
        }
        const lama = isiTeks(this.sel(orang, kolom));
        Object.assign(this.state, { edit: kunci, lama, teks: keTeks(lama) + (awalan && lama.length ? "\n" : "") + awalan });
        this.terbuka = [orang, kolom];
    }

    simpanTerbuka() {
        return this.simpan(...this.terbuka);
    }

    async keluar(orang, kolom) {
        if (this.state.edit === this.kunci(orang, kolom)) {
            await this.simpan(orang, kolom);
        }
    }

    /** Save the open cell; returns whether it is closed. */
    async simpan(orang, kolom, isi = this.state.teks.split("\n")) {
        const kunci = this.kunci(orang, kolom);
        if (this.state.sibuk) {
            return false;
        }
        if (sama(isi, this.state.lama)) {
            this.state.edit = null;
            return true;
        }
        this.state.sibuk = true;
        try {
            this.data.sel[kunci] = await this.orm.call(MODEL, "simpan_sel", [[this.id], orang.employee_id, kolom.id, isi, this.state.lama]);
            this.state.edit = null;
            return true;
        } catch (error) {
            if (!(error instanceof RPCError)) {
                throw error;
            }
            this.notification.add(error.data?.message || error.message, { type: "danger", sticky: true });
            // the typed text stays; what the others wrote is what it is compared with next time
            this.state.data = await this.orm.call(MODEL, "isi", [[this.id]]);
            this.state.lama = isiTeks(this.sel(orang, kolom));
            return false;
        } finally {
            this.state.sibuk = false;
        }
    }

    async tandaiTanpa(orang, kolom) {
        if (await this.simpan(orang, kolom, [TANPA])) {
            this.fokus(orang, kolom);
        }
    }

    /** Take an RHK that the pegawai wrote into the matrix. */
    async ambil(orang, kolom, rhk) {
        this.state.lama = isiTeks(this.sel(orang, kolom));
        await this.simpan(orang, kolom, [...this.state.lama.filter((teks) => teks !== TANPA), rhk.nama]);
    }

    // -- the whole -------------------------------------------------------------------------------------------------------

    bukaMatriks(id) {
        return this.action.doAction("ekinerja_skp.matriks_isi_action", { additionalContext: { matriks_id: id, active_id: id } });
    }

    bukaSkp(id) {
        return this.action.doAction({ type: "ir.actions.act_window", res_model: "ekinerja.skp", res_id: id, views: [[false, "form"]] });
    }

    async salurkan() {
        if (this.state.edit && !(await this.simpanTerbuka())) {
            return;
        }
        this.dialog.add(ConfirmationDialog, {
            title: _t("RHK of the members"),
            body: _t(
                "Every peran becomes an RHK in the draft SKP of its pegawai. SKP that are submitted or approved stay as they are and get a note. Members without an SKP find their RHK when they start one."
            ),
            confirmLabel: _t("Make RHK"),
            confirm: async () => {
                const hasil = await this.orm.call(MODEL, "action_salurkan", [[this.id]]);
                await this.action.doAction(hasil);
                await this.muat();
            },
            cancel: () => {},
        });
    }

    tambahAnggota() {
        this.dialog.add(SelectCreateDialog, {
            title: _t("Pegawai of another unor"),
            resModel: "hr.employee.public",
            domain: [["id", "not in", [this.data.pimpinan.employee_id, ...this.data.baris.map((orang) => orang.employee_id)]]],
            noCreate: true,
            onSelected: async (ids) => {
                this.state.data = await this.orm.call(MODEL, "tambah_anggota", [[this.id], ids]);
            },
        });
    }

    async hapusAnggota(orang) {
        this.state.data = await this.orm.call(MODEL, "hapus_anggota", [[this.id], orang.employee_id]);
    }

    hapusLepas() {
        const ids = this.data.lepas.map((satu) => satu.id);
        this.dialog.add(ConfirmationDialog, {
            title: _t("Peran without indikator"),
            body: _t("Delete these %s peran for good? Their indikator are no longer in the SKP of the pimpinan.", ids.length),
            confirmLabel: _t("Delete"),
            confirm: async () => {
                this.state.data = await this.orm.call(MODEL, "hapus_lepas", [[this.id], ids]);
            },
            cancel: () => {},
        });
    }

    async unduh(metode) {
        await this.action.doAction(await this.orm.call(MODEL, metode, [[this.id]]));
    }
}

registry.category("actions").add("ekinerja_skp.matriks", Matriks);
