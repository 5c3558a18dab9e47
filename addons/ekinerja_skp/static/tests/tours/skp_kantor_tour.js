import { registry } from "@web/core/registry";

// a row of a list on a desktop, a card on a phone
const openRow = (text) => ({ trigger: `.o_data_row:contains(${text}) td[name=pegawai_kolom], .o_kanban_record:contains(${text})`, run: "click" });
const press = (name, inside = ".o_form_view") => ({ trigger: `${inside} button[name=${name}]:visible`, run: "click" });

function choose(field, label) {
    return [
        { trigger: `.o_field_widget[name=${field}] .o_select_menu_toggler`, run: "click" },
        { trigger: `.o_select_menu_item:contains(${label})`, run: "click" },
        // the next choice must not fall into this menu while it closes
        { trigger: "body:not(:has(.o_select_menu_item))" },
        // and what was chosen stands in the form before anything else happens
        { trigger: `.o_field_widget[name=${field}] input:value(${label})` },
    ];
}

registry.category("web_tour.tours").add("skp_penilai_tour", {
    steps: () => [
        openRow("Staf"),
        { trigger: ".o_field_widget[name=penilai_nama]:contains(Bima Kepalabidang)" },
        press("action_setujui"),
        press("action_nilai_periode"),
        press("action_buka", ".modal"),
        { trigger: ".o_form_view .o_field_widget[name=line_ids]:contains(Laporan kinerja ke-1 tersusun)" },
        ...choose("rating_hasil", "Sesuai Ekspektasi"),
        ...choose("rating_perilaku", "Sesuai Ekspektasi"),
        { trigger: ".o_field_widget[name=catatan] textarea", run: "edit Pertahankan" },
        press("action_nilai"),
        { trigger: ".o_form_view .o_field_widget[name=predikat]:contains(Baik)" },
        { trigger: ".o_form_view .o_field_widget[name=tanggal_dinilai]" },
    ],
});

registry.category("web_tour.tours").add("skp_admin_tour", {
    steps: () => [
        { trigger: ".o_form_view .o_field_widget[name=pegawai_nama]:contains(Staf)" },
        { trigger: ".o_statusbar_buttons button[name=action_kembalikan_draft]:visible, .o_statusbar_buttons .dropdown-toggle:visible", run: "click" },
        {
            // behind the menu of the status bar on a phone; on a desktop the dialog is open by now
            trigger: ".o-dropdown--menu button[name=action_kembalikan_draft], .modal .o_field_widget[name=alasan]",
            run: ({ anchor }) => anchor.matches("button") && anchor.click(),
        },
        { trigger: ".modal .o_field_widget[name=alasan] textarea", run: "edit Diminta pegawai" },
        press("action_jalankan", ".modal"),
        { trigger: ".o_form_view .alert-danger:contains(Diminta pegawai)" },
    ],
});
