import { registry } from "@web/core/registry";

const sel = (baris, kolom) => `tbody tr:eq(${baris}) td[data-sel]:eq(${kolom})`;

registry.category("web_tour.tours").add("matriks_tour", {
    steps: () => [
        { trigger: `.o_ek_grid ${sel(0, 0)}`, run: "click" },
        { trigger: `.o_ek_grid ${sel(0, 0)} textarea`, run: "edit Memverifikasi berkas" },
        { trigger: `.o_ek_grid ${sel(0, 0)} textarea`, run: "press Enter" },
        { trigger: `.o_ek_grid ${sel(0, 0)} .o_ek_peran[data-status=belum]:contains(Memverifikasi berkas)` },
        // Enter went down; Enter again opens the cell below
        { trigger: `.o_ek_grid ${sel(1, 0)}:focus`, run: "press Enter" },
        { trigger: `.o_ek_grid ${sel(1, 0)} button:contains(Tidak ada peran)`, run: "click" },
        { trigger: `.o_ek_grid ${sel(1, 0)}:contains(Tidak ada peran):not(:has(textarea))` },
        { trigger: ".o_ek_salurkan", run: "click" },
        { trigger: ".modal .btn-primary", run: "click" },
        { trigger: `.o_ek_grid ${sel(0, 0)} .o_ek_peran[data-status=ada]` },
    ],
});
