from pathlib import Path

import pytest

from launcher import testrun


@pytest.fixture
def project(tmp_path):
    for folder in ("tests/unit/skp", "tests/static", "tests/integration", "addons/ekinerja_skp/tests"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "tests/unit/test_a.py").touch()
    (tmp_path / "tests/volume").touch()
    return tmp_path


def test_paths_are_taken_from_the_callers_folder(project):
    found = testrun.absolute(["-x", "unit/test_a.py::test_b", "-k", "no such path"], project / "tests")
    assert found == ["-x", f"{project}/tests/unit/test_a.py::test_b", "-k", "no such path"]


def test_options_are_never_paths(project):
    (project / "-x").touch()
    assert testrun.absolute(["-x"], project) == ["-x"]


def pure(project, *arguments):
    return testrun.is_pure(testrun.absolute(arguments, project), project)


@pytest.mark.parametrize(
    "arguments, expected",
    [
        (["tests/unit"], True),
        (["tests/static"], True),
        (["tests/unit/skp", "tests/unit/test_a.py::test_a", "-x"], True),
        (["tests/unit/../integration"], False),
        (["tests/unit", "addons"], False),
        (["tests"], False),
        (["-k", "predikat"], False),
        ([], False),
    ],
)
def test_only_pure_tests_do_without_a_database(project, arguments, expected):
    assert pure(project, *arguments) is expected


def test_named_paths_drop_the_test_id(project):
    assert testrun.named_paths([f"{project}/tests/unit/test_a.py::test_b", "-x"]) == [
        Path(project, "tests/unit/test_a.py")
    ]
