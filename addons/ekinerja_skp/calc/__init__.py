"""Plain Python rules: no Odoo, no database, no network."""
