import { Interaction } from "@web/public/interaction";

/** A form that sends files by itself: what it shows meanwhile, and how it asks. */
export class FormWithUpload extends Interaction {
    setup() {
        this.busy = false;
    }

    /** Post the form to its address; the server answers the refusal alone, as JSON. */
    post(data, { onProgress, onAnswer, onLost }) {
        const request = new XMLHttpRequest();
        this.registerCleanup(() => request.abort());
        request.upload.onprogress = (ev) => onProgress(ev.loaded / ev.total);
        request.onload = () => onAnswer(request);
        request.onerror = onLost;
        request.open("POST", this.el.action);
        request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
        request.send(data);
    }

    refuse(message) {
        this.setBusy(false);
        this.showProgress(null);
        this.showMessage(message);
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
