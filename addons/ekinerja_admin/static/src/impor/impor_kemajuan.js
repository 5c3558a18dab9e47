import { onWillUnmount, useEffect } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { ProgressBarField, progressBarField } from "@web/views/fields/progress_bar/progress_bar_field";

const INTERVAL = 2000;

/** Progress of a running import: reads the record again every two seconds until it runs no more. */
export class ImporKemajuan extends ProgressBarField {
    setup() {
        super.setup();
        useEffect(
            (state) => {
                if (state === "berjalan") {
                    this.timer = setInterval(() => this.reload(), INTERVAL);
                }
                return () => clearInterval(this.timer);
            },
            () => [this.props.record.data.state]
        );
        onWillUnmount(() => clearInterval(this.timer));
    }

    async reload() {
        if (!this.reloading && !(await this.props.record.isDirty())) {
            this.reloading = true;
            try {
                await this.props.record.load();
            } finally {
                this.reloading = false;
            }
        }
    }
}

registry.category("fields").add("impor_kemajuan", { ...progressBarField, component: ImporKemajuan });
