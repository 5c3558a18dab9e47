from launcher.odoo import last_error

LOG = """\
2026-01-01 00:00:01,000 1 INFO db odoo.modules.loading: Loading module a (1/2)
2026-01-01 00:00:02,000 1 ERROR db odoo.registry: Failed to load registry
Traceback (most recent call last):
  File "a.py", line 1, in <module>
    f()
ValueError: first

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "b.py", line 1, in <module>
    g()
odoo.tools.convert.ParseError: while parsing x.xml:13
Error while validating view near:

Field "y" does not exist
2026-01-01 00:00:03,000 1 INFO db odoo.service.server: Error: none
""".splitlines()


def test_the_last_exception_is_given_with_its_message():
    assert last_error(LOG).splitlines() == [
        "odoo.tools.convert.ParseError: while parsing x.xml:13",
        "Error while validating view near:",
        'Field "y" does not exist',
    ]


def test_long_messages_are_cut():
    assert last_error(LOG, limit=1) == "odoo.tools.convert.ParseError: while parsing x.xml:13"


def test_a_log_without_a_traceback_has_no_error():
    assert last_error(LOG[:2]) == ""
    assert last_error([]) == ""
