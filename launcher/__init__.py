"""What ``./ekinerja`` does: set up Odoo, its database and the product, run and test them.

Standard library only, one subject a module. ``cli`` names the commands, ``settings`` what the
environment may choose; the modules below them never read the environment themselves.
"""
