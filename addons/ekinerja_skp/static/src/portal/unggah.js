import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * Uploads of a form, one request a file: sizes are checked before anything is sent, the progress is shown, and what arrived is not sent
 * again after a lost connection. The form works without it.
 */
export class UnggahBerkas extends Interaction {
    static selector = ".o_ek_unggah";
    dynamicContent = { _root: { "t-on-submit": this.onSubmit } };

    setup() {
        this.input = this.el.querySelector("input[type=file]");
        this.sent = new Set();
        this.busy = false;
    }

    async onSubmit(ev) {
        const files = [...(this.input?.files || [])].filter((file) => !this.sent.has(file));
        if (!files.length && !this.sent.size) {
            return;
        }
        ev.preventDefault();
        if (this.busy) {
            return;
        }
        const limit = this.el.dataset.maks;
        const refused = files.find((file) => file.size > Number(limit) * 1024 * 1024 || !file.size);
        if (refused) {
            this.showMessage(
                refused.size
                    ? _t("%(name)s has %(size)s MB; at most %(limit)s MB are accepted. Make it smaller, or give a link to it.", {
                          name: refused.name, size: (refused.size / 1048576).toFixed(1), limit,
                      })
                    : _t("%s is empty. Choose another file.", refused.name)
            );
            return;
        }
        this.setBusy(true);
        let target;
        for (const [index, file] of files.entries()) {
            const { message, to } = await this.waitFor(this.send(file, index, files.length));
            if (message) {
                this.setBusy(false);
                this.showProgress(null);
                this.showMessage(message);
                return;
            }
            this.sent.add(file);
            target = to;
        }
        this.protectSyncAfterAsync(() => (target ? window.location.assign(target) : window.location.reload()))();
    }

    send(file, index, count) {
        const data = new FormData(this.el);
        data.delete("berkas");
        data.append("berkas", file);
        return new Promise((resolve) => {
            const request = new XMLHttpRequest();
            this.registerCleanup(() => request.abort());
            request.upload.onprogress = (ev) => this.showProgress((index + ev.loaded / ev.total) / count);
            request.onload = () => resolve(this.answer(request, file));
            request.onerror = () =>
                resolve({ message: _t("The connection was lost while %s was sent. It is still chosen: press the button again.", file.name) });
            request.open("POST", this.el.action);
            request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
            request.send(data);
        });
    }

    answer(request, file) {
        try {
            const { pesan, ke } = JSON.parse(request.responseText);
            return { message: pesan, to: ke };
        } catch {
            const limit = this.el.dataset.maks;
            return {
                message:
                    request.status === 413
                        ? _t("%(name)s is too large; at most %(limit)s MB are accepted. Make it smaller, or give a link to it.", { name: file.name, limit })
                        : _t("The server did not accept the file (error %s). Sign in again in another tab and press the button again.", request.status),
            };
        }
    }

    showMessage(message) {
        const box = this.el.querySelector(".o_ek_pesan");
        box.textContent = message;
        box.classList.remove("d-none");
        box.scrollIntoView({ block: "center" });
    }

    showProgress(part) {
        const bar = this.el.querySelector(".progress");
        bar.classList.toggle("d-none", part === null);
        bar.setAttribute("aria-valuenow", Math.round(part * 100));
        bar.firstElementChild.style.width = `${Math.round(part * 100)}%`;
    }

    setBusy(busy) {
        this.busy = busy;
        for (const button of this.el.querySelectorAll("button[type=submit]")) {
            button.classList.toggle("disabled", busy);
            button.setAttribute("aria-busy", busy);
        }
    }
}

registry.category("public.interactions").add("ekinerja_skp.unggah_berkas", UnggahBerkas);
