import pytest

from wezer.hosting.config import SETTINGS, ConfigError, read_config
from wezer.hosting.instance import sample_settings


@pytest.fixture
def home(tmp_path):
    return tmp_path


def read(home, toml="", **environ):
    (home / "wezer.toml").write_text(toml)
    return read_config({"WEZER_HOME": str(home), **environ})


def test_without_file_and_environment_every_setting_has_its_default(tmp_path):
    config = read_config({"WEZER_HOME": str(tmp_path / "nothing")})
    assert dict(config.values) == {setting.key: setting.default for setting in SETTINGS}


def test_the_environment_wins_over_the_file_and_each_value_remembers_where_it_came_from(home):
    config = read(home, 'port = 9000\nlanguage = "fr"', WEZER_PORT="9100", WEZER_DEBUG="yes", WEZER_PACKAGES="a, b")
    assert (config["port"], config["language"], config["debug"], config["packages"]) == (9100, "fr", True, ["a", "b"])
    assert (config.origins["port"], config.origins["language"]) == ("WEZER_PORT", str(home / "wezer.toml"))


@pytest.mark.parametrize(
    ("toml", "environ", "words"),
    [
        ("prot = 9000", {}, "Did you mean “port”?"),
        ('port = "many"', {}, "a whole number"),
        ("port = -1", {}, "a whole number"),
        ("debug = 1", {}, "true or false"),
        ("packages = [1]", {}, "a list of names"),
        ('mail = "pigeon"', {}, "one of console, file, smtp"),
        ("port = = 1", {}, "cannot be read"),
        ("", {"WEZER_PROT": "1"}, "Did you mean “port”?"),
        ("", {"WEZER_PORT": "८०"}, "a whole number"),
        ("", {"WEZER_DEBUG": "perhaps"}, "true or false"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(home, toml, environ, words):
    with pytest.raises(ConfigError, match=words.replace("?", r"\?")):
        read(home, toml, **environ)


def test_variables_of_tests_and_tools_are_not_taken_for_settings(home):
    given = {"TEST_DB_SUFFIX": "x", "CHROMIUM": "/usr/bin/chromium", "SECRET_KEY": "k", "PUSH_KEY": "k"}
    assert read(home, "", **{f"WEZER_{name}": value for name, value in given.items()})["port"] == 8000


def test_the_sample_file_can_be_read_with_every_line_switched_on(home):
    text = "\n".join(
        line.removeprefix("# ") if " = " in line and line.split()[1].isidentifier() else line
        for line in sample_settings().splitlines()
    )
    assert dict(read(home, text).values) == {setting.key: setting.default for setting in SETTINGS}
