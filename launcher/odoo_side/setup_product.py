"""Run in Odoo's shell on a fresh copy of the template: identity, language and administrator.

``env`` is the shell's. Nothing here belongs to an addon, because a production database is set
up by its administrator.
"""

import json
import os
from pathlib import Path

env = globals()["env"]
users = {user["role"]: user for user in json.loads(Path(os.environ["EKINERJA_USERS_FILE"]).read_text())}

# A copy has the identity and the secrets of its source.
env["ir.config_parameter"].init(force=True)
env["ir.default"].set("res.partner", "lang", "id_ID")
env["ir.default"].set("res.partner", "tz", "Asia/Jakarta")
admin = env.ref("base.user_admin")
for partner in admin.partner_id | env.company.partner_id:
    partner.write({"lang": "id_ID", "tz": "Asia/Jakarta"})
# Indonesian alone: with a second language, a browser set to English would get English portal pages.
partners = env["res.partner"].with_context(active_test=False).search([("lang", "!=", "id_ID")])
partners.write({"lang": "id_ID"})
env.ref("base.lang_en").active = False
admin.write({"login": users["admin"]["login"], "password": users["admin"]["password"]})
env.cr.commit()
