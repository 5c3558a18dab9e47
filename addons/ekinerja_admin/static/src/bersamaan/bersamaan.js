import { patch } from "@web/core/utils/patch";
import { Record } from "@web/model/relational_model/record";

const FIELD = "versi_dibaca";

// What is saved carries the version that was read: the server refuses it when somebody else saved in between (ekinerja.bersamaan).
// Not in a hook of the form, because a save on closing the page passes none.
patch(Record.prototype, {
    _getChanges() {
        const changes = super._getChanges(...arguments);
        if (this.resId && this.config.isRoot && FIELD in this.activeFields && Object.keys(changes).length) {
            changes[FIELD] = this._values[FIELD];
        }
        return changes;
    },
});
