import { registry } from "@web/core/registry";

// a press that leads to another page
const go = (trigger) => ({ trigger, run: "click", expectUnloadPage: true });
const type = (field, text) => ({ trigger: `.o_ek_form [name=${field}]`, run: `edit ${text}` });

function chooseFile(name, content) {
    return {
        trigger: ".o_ek_unggah input[type=file]",
        run() {
            const transfer = new DataTransfer();
            transfer.items.add(new File([content], name));
            this.anchor.files = transfer.files;
        },
    };
}

registry.category("web_tour.tours").add("skp_portal_mulai_tour", {
    steps: () => [
        go(".o_ek a[href='/my/skp/mulai']:visible"),
        { trigger: "label[for=isian_pendekatan_kuantitatif]", run: "click" },
        go(".o_ek_bar button[type=submit]"),
        { trigger: ".alert-success:contains(is started)" },
        { trigger: ".o_ek_kartu:contains(Pejabat penilai kinerja):contains(Bima Kepalabidang)" },
        go(".o_ek_bar a:contains(Hasil kerja)"),
        go(".o_ek_tambah"),
        go(".o_ek_bar button[type=submit]"),
        { trigger: ".o_ek_pesan:contains(Rencana hasil kerja)" },
        type("name", "Tersusunnya laporan kinerja yang akurat"),
        type("indikator", "Jumlah laporan"),
        type("target", "12"),
        type("satuan", "laporan"),
        go(".o_ek_bar button[type=submit]"),
        go(".o_ek_kartu:contains(Target: 12 laporan) a:contains(Add indikator)"),
        { trigger: "label[for=isian_aspek_waktu]", run: "click" },
        type("name", "Ketepatan waktu penyampaian"),
        type("target", "5"),
        type("satuan", "hari kerja"),
        go(".o_ek_bar button[type=submit]"),
        { trigger: ".o_ek_baris:contains(5 hari kerja)" },
        go(".o_ek_langkah a:contains(Perilaku)"),
        { trigger: ".o_ek_kartu:contains(Kolaboratif)" },
        go(".o_ek_langkah a:contains(Lampiran)"),
        go("a[href$='jenis=pertanggungjawaban']"),
        type("name", "Laporan tertulis setiap triwulan"),
        go(".o_ek_bar button[type=submit]"),
        go(".o_ek_bar a:contains(Preview)"),
        { trigger: ".o_ek_lembar:contains(Ketepatan waktu penyampaian):contains(Laporan tertulis setiap triwulan)" },
        go("form[action$='/ajukan'] button"),
        { trigger: ".alert-success:contains(SKP submitted to Bima Kepalabidang)" },
        { trigger: ".o_ek_badge:contains(Pengajuan)" },
    ],
});

registry.category("web_tour.tours").add("skp_portal_rencana_tour", {
    steps: () => [
        go(".o_ek article a.stretched-link"),
        go(".o_ek_kartu a:contains(Add rencana aksi)"),
        type("name", "Menyusun laporan triwulan"),
        go(".o_ek_bar button[type=submit]"),
        go("a:contains(Write realisasi)"),
        type("realisasi", "Laporan selesai tanggal 3"),
        go(".o_ek_bar button[type=submit]"),
        go(".o_ek_rencana:contains(Laporan selesai tanggal 3) a:contains(Bukti dukung)"),
        chooseFile("program.pdf", "MZ program"),
        { trigger: "form[action$='/berkas'] button[type=submit]", run: "click" },
        { trigger: "form[action$='/berkas'] .o_ek_pesan:contains(Isi berkas bukan PDF)" },
        chooseFile("laporan.pdf", "%PDF-1.4\nisi\n%%EOF"),
        go("form[action$='/berkas'] button[type=submit]"),
        { trigger: ".alert-success:contains(Bukti dukung added)" },
        { trigger: ".o_ek_kartu a:contains(laporan.pdf)" },
        type("url", "https://contoh.example/laporan"),
        go("form[action$='/tautan'] button[type=submit]"),
        { trigger: ".o_ek_kartu a[href='https://contoh.example/laporan']" },
        go(".o_ek_bar a:contains(Rencana aksi)"),
        { trigger: ".o_ek_rencana a:contains(Bukti dukung (2))" },
        go(".o_ek_langkah a:contains(Documents)"),
        { trigger: ".o_ek_unduh:contains(Rencana SKP)" },
    ],
});
