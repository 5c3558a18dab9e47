import { rpc } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("unor_bersamaan_tour", {
    steps: () => [
        {
            trigger: ".o_field_widget[name=kota] input",
            async run(helpers) {
                // another window saves the same unor meanwhile
                const id = Number(window.location.pathname.split("/").pop());
                await rpc("/web/dataset/call_kw/hr.department/write", {
                    model: "hr.department", method: "write", args: [[id], { kota: "Kota Sela" }], kwargs: {},
                });
                await helpers.edit("Kota Tertimpa");
            },
        },
        { trigger: ".o_form_button_save:enabled", run: "click" },
        { trigger: ".o_error_dialog .modal-body:contains('was changed by')" },
        { trigger: ".o_error_dialog .modal-footer .btn-primary", run: "click" },
        { trigger: ".o_form_button_cancel", run: "click" },
        { trigger: ".o_form_saved" },
    ],
});
