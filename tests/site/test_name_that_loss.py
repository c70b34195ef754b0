"""Name that loss: its formulas against torch, and a person who types."""

import math
import re

import pytest
from lossbook.instruments.name_that_loss import entries, rows_of

EVALUATE = "(module, rows) => rows.map(([formula, inputs]) => module.evaluate(formula, inputs))"


@pytest.fixture(scope="module")
def computed(run):
    """Every row of torch: (formula, inputs, loss)."""
    values = {}
    for example in {entry["rows"].partition("#")[0] for entry in entries()}:
        values |= run(example).values
    return [(entry["formula"], inputs, loss) for entry in entries() for inputs, loss in rows_of(entry, values)]


def furthest(scripts, computed, **options):
    """The largest difference of the browser from torch, relative where the loss exceeds 1."""
    found = scripts("formula.js", EVALUATE, [[formula, inputs] for formula, inputs, _ in computed], **options)
    return max(abs(ours - loss) / max(1, abs(loss)) for ours, (_, _, loss) in zip(found, computed, strict=True))


def test_every_formula_is_what_torch_computes(scripts, computed, record_property):
    assert len(computed) >= 1000
    difference = furthest(scripts, computed)
    record_property("rows", len(computed))
    record_property("largest difference", difference)
    assert difference < 1e-6


@pytest.mark.parametrize(
    "change",
    [("value -= product()", "value += product()"), ("-signed()", "signed()"), ("base ** signed()", "base * signed()")],
)
def test_a_sign_changed_in_the_script_is_noticed(scripts, computed, change):
    assert furthest(scripts, computed, changed={"formula.js": change}) > 1e-2


def test_every_formula_with_one_operator_changed_is_noticed(scripts, computed):
    """A plus turned into a minus, a times into a divided by, or the whole doubled: each entry must feel it."""
    swapped = {"+": "-", "-": "+", "*": "/", "/": "*"}
    changed = []
    for formula, inputs, loss in computed:
        for place in [match.start() for match in re.finditer(r"(?<= )[-+*/](?= )", formula)]:
            changed.append((f"{formula[:place]}{swapped[formula[place]]}{formula[place + 1 :]}", formula, inputs, loss))
        changed.append((f"2 * ({formula}) + 0.3", formula, inputs, loss))
    found = scripts("formula.js", EVALUATE, [[mutant, inputs] for mutant, _, inputs, _ in changed])
    noticed = {}
    for ours, (mutant, _, _, loss) in zip(found, changed, strict=True):
        noticed[mutant] = noticed.get(mutant, False) or not abs((ours if ours is not None else math.inf) - loss) < 1e-6
    assert len(noticed) > 100
    assert all(noticed.values()), [mutant for mutant, was in noticed.items() if not was]


@pytest.mark.parametrize("text", ["", "2 +", "log 2", "alert(1)", "(1", "1 2", "constructor", "toString"])
def test_what_is_no_formula_is_refused(scripts, text):
    attempt = "(module, text) => { try { return module.evaluate(text); } catch (error) { return error.name; } }"
    assert scripts("formula.js", attempt, text) == "SyntaxError"


def test_python_reads_the_formulas_alike(computed):
    names = {"log": math.log, "exp": math.exp, "sqrt": math.sqrt, "pi": math.pi}
    for formula, inputs, loss in computed:
        if "entropy" not in formula:
            value = eval(formula, {"__builtins__": {}}, {**names, **inputs})  # noqa: S307 - our own data
            assert value == pytest.approx(loss, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(("language", "words"), [("ko", "softmax"), ("en", "softmax")])
def test_a_person_types_the_value_and_the_classes(diagnose, language, words):
    page = diagnose(language)
    place = page.locator("#instrument-name-that-loss")
    place.locator("input[name=value]").fill("1.461")
    place.locator("input[name=C]").fill("10")
    first = place.locator(".tool__list--found > li").first
    assert words in first.locator(".cause__name").inner_text()
    assert "1.4612" in first.inner_text()
    assert first.locator(".mark--good").count() == 1
    # The language-independent part of the state is in the address, and leads back to the same answer.
    assert "name_that_loss.value=1.461" in page.url
    page.reload()
    assert "1.4612" in first.inner_text()


def test_the_digits_typed_decide_what_is_equal(diagnose):
    page = diagnose()
    place = page.locator("#instrument-name-that-loss")
    equal = place.locator(".tool__list--found .mark--good")
    place.locator("input[name=C]").fill("10")
    for value, count in (("2.30", 1), ("2.3026", 1), ("2.31", 0), ("2.303", 1), ("2.3020", 0)):
        place.locator("select[name=group]").select_option("cross_entropy")
        place.locator("input[name=value]").fill(value)
        assert equal.count() == count, value


def test_more_inputs_bring_more_causes(diagnose):
    page = diagnose()
    place = page.locator("#instrument-name-that-loss")
    place.locator("input[name=value]").fill("0.8018")
    assert place.locator(".mark--good").count() == 0
    place.locator("summary", has_text="More").click()
    place.locator("input[name=shares]").fill("7, 2, 1")
    assert "entropy(shares)" in place.locator("li:has(.mark--good)").inner_text()
    place.locator("input[name=shares]").fill("7, x")
    assert place.locator("input[name=shares]").get_attribute("aria-invalid") == "true"


def test_words_nan_and_a_value_far_from_all_are_answered(diagnose):
    page = diagnose()
    place = page.locator("#instrument-name-that-loss")
    summary = place.locator("[role=status]")
    said = set()
    for value in ("about two", "nan", "4321.5"):
        place.locator("input[name=value]").fill(value)
        said.add(summary.inner_text())
        assert place.locator(".mark--good").count() == 0
    assert len(said) == 3
    assert "" not in said


def test_by_keyboard_alone(diagnose):
    page = diagnose()
    page.locator("#instrument-name-that-loss input[name=value]").focus()
    page.keyboard.type("0.693")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("#instrument-name-that-loss details.tool__more").evaluate("e => e.open")
    assert page.locator("#instrument-name-that-loss select").input_value() == "binary"
    assert "log(2)" in page.locator("#instrument-name-that-loss li:has(.mark--good)").first.inner_text()


def test_without_scripts_the_list_stands_on_the_page(diagnose):
    page = diagnose("ko", java_script_enabled=False)
    assert page.locator("#instrument-name-that-loss details").count() == 4
    assert page.locator("#instrument-name-that-loss li .cause__computed").count() == len(entries())
