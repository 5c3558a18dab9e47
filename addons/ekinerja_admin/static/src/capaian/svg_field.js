import { Component } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

/** A picture that the server drew as SVG text; shown as an image, so that nothing in it can run. */
export class SvgField extends Component {
    static template = "ekinerja_admin.SvgField";
    static props = { ...standardFieldProps };

    get source() {
        const svg = this.props.record.data[this.props.name];
        return svg ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}` : "";
    }

    /** The texts of the picture, for those who do not see it. */
    get text() {
        const svg = this.props.record.data[this.props.name] || "";
        const page = new DOMParser().parseFromString(svg, "image/svg+xml");
        return [...page.querySelectorAll("text")].map((node) => node.textContent).join("; ");
    }
}

registry.category("fields").add("ekinerja_svg", { component: SvgField, supportedTypes: ["text"] });
