import { Component } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/** Unor with the jabatan under it; a star marks the pimpinan (BKN-PEG-02, BKN-PEG-03). */
export class UnorJabatan extends Component {
    static template = "ekinerja_admin.UnorJabatan";
    static props = { ...standardFieldProps };

    get data() {
        return this.props.record.data;
    }

    get unor() {
        return this.data[this.props.name]?.display_name || "";
    }
}

registry.category("fields").add("ekinerja_unor_jabatan", {
    component: UnorJabatan,
    supportedTypes: ["many2one"],
    fieldDependencies: [
        { name: "job_title", type: "char" },
        { name: "is_pimpinan", type: "boolean" },
    ],
});

/** Position of a row in the whole list, counted through its pages. */
export class NomorUrut extends Component {
    static template = "ekinerja_admin.NomorUrut";
    static props = { ...standardFieldProps };

    get nomor() {
        const { record } = this.props;
        const find = (list) => {
            const place = (list.records || []).findIndex((row) => row.id === record.id);
            if (place >= 0) {
                return (list.offset || 0) + place + 1;
            }
            for (const group of list.groups || []) {
                const found = group.list && find(group.list);
                if (found) {
                    return found;
                }
            }
            return 0;
        };
        return find(record.model.root) || "";
    }
}

registry.category("fields").add("ekinerja_nomor_urut", { component: NomorUrut, supportedTypes: ["integer"] });

/** Green check beside a field that is filled in and valid (BKN-JPT-06). */
export class Centang extends Component {
    static template = "ekinerja_admin.Centang";
    static props = { ...standardWidgetProps, field: String };

    get sah() {
        const { record, field } = this.props;
        return Boolean(record.data[field]) && !record.isFieldInvalid(field);
    }
}

registry.category("view_widgets").add("ekinerja_centang", {
    component: Centang,
    extractProps: ({ options }) => ({ field: options.field }),
});
