import pytest

from launcher import cli
from launcher.settings import VARIABLES


@pytest.mark.parametrize("command", sorted(cli.COMMANDS))
def test_each_command_has_help_that_names_the_variables(command, capsys):
    with pytest.raises(SystemExit) as end:
        cli.parse([command, "--help"])
    assert end.value.code == 0
    output = capsys.readouterr().out
    assert all(name in output for name in VARIABLES)


@pytest.mark.parametrize("command", sorted(cli.COMMANDS))
def test_each_command_is_carried_out_by_a_function(command):
    assert callable(getattr(cli, f"_{command}"))


def test_arguments_of_other_programs_are_handed_on_untouched():
    options, rest = cli.parse(["test", "-x", "--co", "-k", "a or b"])
    assert (options.command, rest) == ("test", ["-x", "--co", "-k", "a or b"])


@pytest.mark.parametrize("arguments", [[], ["serve"], ["up", "--fast"], ["reset", "now"]])
def test_what_is_not_understood_is_refused(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        cli.parse(arguments)
    assert end.value.code == 2


def test_readme_names_every_command_and_variable():
    readme = (cli.PROJECT / "README.md").read_text()
    assert [
        name for name in (*cli.COMMANDS, *VARIABLES) if f"`{name}" not in readme and f"ekinerja {name}" not in readme
    ] == []
