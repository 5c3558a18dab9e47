import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/** Shows the predikat that follows from the two ratings chosen in the same form. */
export class PredikatLangsung extends Interaction {
    static selector = ".o_ek_hasil_akhir";
    dynamicSelectors = { ...this.dynamicSelectors, _form: () => this.el.closest("form") };
    dynamicContent = { _form: { "t-on-change": this.show } };

    setup() {
        this.matriks = JSON.parse(this.el.dataset.matriks);
    }

    start() {
        this.el.querySelector(".o_ek_tanpa_skrip").remove();
        this.show();
    }

    show() {
        const chosen = [this.el.dataset.hasil, this.el.dataset.perilaku].map(
            (name) => this.el.closest("form").querySelector(`input[name="${name}"]:checked`)?.value
        );
        const [label, color] = this.matriks[chosen.join(",")] || ["–", "secondary"];
        const box = this.el.querySelector(".o_ek_hasil_akhir_isi");
        box.textContent = label;
        box.className = `badge fs-6 text-bg-${color} o_ek_hasil_akhir_isi`;
    }
}

registry.category("public.interactions").add("ekinerja_skp.predikat_langsung", PredikatLangsung);
