"""The log, the map of arrows and the timetable speak to people: whatever is shown there has words, and no program name.

Which facts stand in the log is read in the code: every `emit(…, audit=…)` names its fact, itself or through what it is given.
"""

import ast
from importlib import import_module
from pathlib import Path

import wezer
from wezer.core.audit_log import known_names, words_of
from wezer.kernel.events import fact_types
from wezer.kernel.jobs import continuous_jobs, scheduled_jobs
from wezer.workflow.arrow import all_arrows

SRC = Path(wezer.__file__).parent


def sources():
    for path in sorted(SRC.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts) and "audit=" in (text := path.read_text()):
            yield path, ast.parse(text)


def calls(tree, name):
    return [
        each for each in ast.walk(tree)
        if isinstance(each, ast.Call) and getattr(each.func, "id", "") == name
        and any(word.arg == "audit" for word in each.keywords)
    ]  # fmt: skip


def facts_in(node, module):
    """Names of the facts whose classes stand in this piece of code."""
    found = (getattr(module, each.id, None) for each in ast.walk(node) if isinstance(each, ast.Name))
    return {each.fact_name for each in found if hasattr(each, "fact_name")}


def names_in(node):
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def functions_around(tree, node):
    return [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and node in ast.walk(each)]


def told_by(emit, tree, module):
    """What one `emit` tells: its own argument, what was put into that variable, or what callers give for the log."""
    if found := facts_in(emit.args[0], module):
        return found
    [around] = functions_around(tree, emit)
    named = names_in(emit.args[0])
    put = [each for each in ast.walk(around) if isinstance(each, ast.Assign) and named & names_in(each.targets[0])]
    given = [word for call in calls(tree, around.name) for word in call.args]
    return set().union(*(facts_in(each, module) for each in [*put, *given]))


def audited():
    found = {}
    for path, tree in sources():
        module = import_module(".".join(["wezer", *path.relative_to(SRC).with_suffix("").parts]))
        found |= {f"{path.name}:{each.lineno}": told_by(each, tree, module) for each in calls(tree, "emit")}
    return found


def test_every_fact_of_the_log_has_words_of_its_package():
    found = audited()
    assert len(found) > 100 and [place for place, facts in found.items() if not facts] == []
    facts = set().union(*found.values())
    assert {"core.role_by_trust", "core.answer_hidden", "operation.budget_changed", "exchange.reply_moved"} <= facts
    assert sorted(facts - dict(known_names()).keys()) == []


def test_what_the_log_is_asked_by_is_known_and_has_words_of_its_own():
    names, words = zip(*known_names(), strict=True)
    assert set(names) <= fact_types().keys() and len(set(words)) == len(words)


def test_the_map_of_arrows_says_in_words_when_each_flies():
    facts = [name for each in all_arrows() for name in each.facts]
    assert "exchange.dispute_settled" in facts and [name for name in facts if words_of(name) == name] == []


def test_every_job_of_the_timetable_says_in_words_what_it_does():
    jobs = {**scheduled_jobs(), **continuous_jobs()}
    assert len(jobs) > 40 and [name for name, job in jobs.items() if not job.words] == []


def test_the_map_and_the_timetable_show_no_program_names_also_before_anything_has_run(client, gardener):
    client.force_login(gardener.user)
    for address, names in (("/workflow/", fact_types()), ("/garden/flights/", scheduled_jobs())):
        page = client.get(address)
        assert page.status_code == 200 and [name for name in names if name in page.content.decode()] == []
    assert "Forget the answers of requests that are thirty days old." in page.content.decode()
