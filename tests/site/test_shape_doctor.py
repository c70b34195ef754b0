"""The shape doctor: its table against torch, its answers for shapes that the table never saw, and a person who uses it."""

import itertools
import json
import random
import re
import warnings

import pytest
import torch
import torch.nn.functional as F
from lossbook.instruments.shape_doctor import TABLE

ANSWERS = """(module, [table, queries]) => queries.map(({ loss, shapes, choice }) => {
    const one = table.losses.find(({ name }) => name === loss);
    return module.answers(table, one, shapes.map((sizes) => sizes.map(String)), { ...module.defaults(one), ...choice });
})"""
SHAPE = "(module, texts) => texts.map((text) => module.shape(text))"
PATTERNS = "(module) => module.swept()"


@pytest.fixture(scope="module")
def table():
    return json.loads(TABLE.read_text(encoding="utf8"))


def test_browser_and_generator_count_the_same_patterns(scripts):
    from shape_table.axes import swept

    assert scripts("shapes.js", PATTERNS) == list(swept())


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("(32, 10)", ["32", "10"]),
        ("[32,10]", ["32", "10"]),
        ("torch.Size([32, 1])", ["32", "1"]),
        ("torch.Size([8]) torch.int64", ["8"]),
        ("32 x 10", ["32", "10"]),
        ("(32,)", ["32"]),
        ("7", ["7"]),
        ("()", []),
        ("torch.Size([])", []),
        ("(B, T*C)", ["B", "T*C"]),
        ("(032, 10)", ["32", "10"]),
        ("", None),
        ("hello world!", None),
        ("(3.5, 2)", None),
        ("-1", None),
    ],
)
def test_a_shape_is_read_in_the_forms_people_write(scripts, text, sizes):
    assert scripts("shapes.js", SHAPE, [text]) == [sizes]


# --- answers for sizes that the table never saw ----------------------------------------------------------------------


def queries(table, count=1200):
    """Random calls: readings with other sizes, random patterns, dtypes and arguments that the table varies."""
    draw = random.Random(7)  # noqa: S311 - not for secrets
    made = []
    while len(made) < count:
        loss = draw.choice(table["losses"])
        if draw.random() < 0.75:
            reading = draw.choice(loss["readings"])
            letters = reading["pattern"]
            part = draw.choice(loss["slices"])["over"]
            choice = {option: draw.choice(values) for option, values in part.items() if draw.random() < 0.6}
        else:
            ranks = [draw.randrange(4), draw.randrange(4)]
            letters, used = "", 0
            for rank in ranks:
                for _ in range(rank):
                    letter = draw.choice("1" + "abcdefgh"[: used + 1])
                    used = max(used, "abcdefgh".find(letter) + 1)
                    letters += letter
                letters += ","
            letters, reading = letters.rstrip(",") if ranks[1] else letters[:-1], None
            choice = {"target_dtype": draw.choice(list(loss["sweep"]))}
        sizes = dict(zip("abcdefgh", draw.sample([2, 3, 4, 6, 8, 9, 10, 14, 15, 16], 8), strict=True))
        for whole, *parts in reading["products"] if reading else []:
            sizes[whole] = 1
            for part in parts:
                sizes[whole] *= sizes[part]
        if len(set(sizes.values())) < 8:
            continue
        left, _, right = letters.partition(",")
        shapes = [[1 if letter == "1" else sizes[letter] for letter in side] for side in (left, right)]
        made.append({"loss": loss["name"], "shapes": shapes, "choice": choice})
    return made


def tensors(query, answer, options):
    """Tensors such as the query says, made without a look at the generator: every label occurs, every value is fine."""
    choice = {**{option: values[0] for option, values in options.items()}, **query["choice"]}
    reading = answer["reading"] or {"input": "", "target": "", "kind": None}
    outputs, targets = (torch.Size(shape) for shape in query["shapes"])
    names = reading["input"].split()
    classes = next((outputs[names.index(name)] for name in ("C", "L") if name in names), 2)
    axis = next((names.index(name) for name in ("C", "L") if name in names), -1)
    scores = torch.randn(outputs, generator=torch.Generator().manual_seed(0))
    if scores.ndim == 0:
        axis = None
    held = {
        "logits": lambda: scores,
        "probabilities": lambda: (
            scores.sigmoid() if "Binary" in query["loss"] or "BCE" in query["loss"] else scores.softmax(axis)
        ),
        "log_probabilities": lambda: scores.log_softmax(axis),
    }
    if "input_holds" in choice and axis is not None:
        scores = held[choice["input_holds"]]()
    elif query["loss"] == "BCELoss":
        scores = scores.sigmoid()
    count = targets.numel()
    labels = (classes - 1 - torch.arange(count)) % classes  # from the last class on, so that all occur
    if reading["kind"] in ("binary", "image", "number", None):
        labels = torch.arange(count) % 2
    content = labels.reshape(targets).double()
    holds = choice.get("target_holds", "labels")
    padded = (torch.arange(count) % 3 == 2).reshape(targets)
    if reading["kind"] in ("distribution", "one") or query["loss"] == "KLDivLoss":
        content = torch.rand(targets, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
        content = content.log() if holds == "log_probabilities" else content
        content = 2 * content.round() - 1 if holds == "signed" else content
    elif holds == "from_one":
        content = content + 1
    elif holds in ("minus_one", "minus_100"):
        content = torch.where(padded, -1.0 if holds == "minus_one" else -100.0, content)
    elif holds in ("soft", "signed", "counted"):
        content = {"soft": 0.9 * content + 0.05, "signed": 2 * content - 1, "counted": 2 * content}[holds]
    made = {
        "outputs": scores.to(getattr(torch, choice["input_dtype"])),
        "targets": content.to(getattr(torch, choice["target_dtype"])),
    }
    for name in ("weight", "pos_weight"):
        length = {"one_too_many": classes + 1, "samples": outputs[0] if outputs else 1, "one": 0}.get(
            choice.get(name), classes
        )
        if choice.get(name, "none") != "none":
            dtype = {"float64": torch.float64, "int64": torch.int64}.get(choice[name])
            dtype = dtype or (made["outputs"].dtype if "BCE" in query["loss"] else torch.float32)
            made[name] = (torch.ones(length) if length else torch.tensor(1.0)).to(dtype)
    return made


def done(line, made):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            value = eval(line, {"F": F, **made})  # noqa: S307 - composed by our own script
        except Exception as error:  # noqa: BLE001 - what torch raises is what is compared
            return {"kind": "error", "type": type(error).__name__, "message": str(error)}
    said = [str(warning.message) for warning in caught]
    return {"kind": "value", "shape": str(list(value.shape)), "dtype": str(value.dtype)[6:], "warned": said}


# Which label is named first depends on the data, not on the shapes.
DATA = re.compile(r"^Target \S+ is out of bounds\.$|^Class values")


def disagreements(asked, given, table):
    """Answers that claim to have been tried exactly as asked, and that differ from torch: (query, expected, found)."""
    options = {loss["name"]: loss["options"] for loss in table["losses"]}
    wrong, compared, mended = [], 0, 0
    for query, answers in zip(asked, given, strict=True):
        for answer in answers or []:
            if answer["changed"]:
                continue
            made = tensors(query, answer, options[query["loss"]])
            found = done(answer["call"], made)
            expected = {key: answer["outcome"][key] for key in found if key in answer["outcome"]}
            compared += 1
            if DATA.match(expected.get("message", "")) and found["kind"] == "error" and DATA.match(found["message"]):
                continue
            if found != expected:
                wrong.append((query, answer["call"], expected, found))
            if answer["mended"]:
                mended += 1
                if done(answer["mended"], made)["kind"] == "error":
                    wrong.append((query, answer["mended"], "no error", done(answer["mended"], made)))
    return wrong, compared, mended


def test_the_answers_are_what_torch_does_with_other_sizes(scripts, table, record_property):
    asked = queries(table)
    given = scripts("shape_table.js", ANSWERS, [table, asked])
    wrong, compared, mended = disagreements(asked, given, table)
    record_property("compared", compared)
    record_property("mended lines run", mended)
    print(f"{compared} answers compared with torch, {mended} mended lines run")
    assert compared >= 1000
    assert mended >= 300
    assert not wrong, (len(wrong), wrong[:5])


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("shapes.js", ('const place = (name) => (name[0] === "i" ?', 'const place = (name) => (name[0] !== "i" ?')),
        ("shape_table.js", ("index * values.length + values", "index * values.length + 0 * values")),
        ("shape_table.js", ("raised || !rule.loud", "rule.loud")),
    ],
)
def test_a_change_in_the_scripts_is_noticed(scripts, table, name, change):
    asked = queries(table, 200)
    given = scripts("shape_table.js", ANSWERS, [table, asked], changed={name: change})
    assert disagreements(asked, given, table)[0]


def test_a_changed_cell_is_noticed(scripts, table):
    changed = json.loads(json.dumps(table))
    asked = queries(table, 200)
    for loss in changed["losses"]:
        for part in loss["slices"]:
            part["cells"] = re.sub(
                r"(?<![\w*])([1-9a-z]\w*)", lambda match: f"{match[1][:-1]}{match[1][-1]}0"[-3:], part["cells"]
            )
    changed["outcomes"] += [["error", "RuntimeError", "changed"]] * 40_000
    given = scripts("shape_table.js", ANSWERS, [changed, asked])
    assert len(disagreements(asked, given, table)[0]) > 50


def ask(scripts, table, loss, outputs, targets, **choice):
    query = {"loss": loss, "shapes": [outputs, targets], "choice": choice}
    return scripts("shape_table.js", ANSWERS, [table, [query]])[0]


def test_what_runs_without_an_error_and_is_wrong_is_said_so(scripts, table):
    wrong = [
        ("CrossEntropyLoss", [32, 1], [32, 1], {"target_dtype": "float32"}, "one-output"),
        ("CrossEntropyLoss", [32, 10], [32], {"input_holds": "probabilities"}, "softmax-twice"),
        ("CrossEntropyLoss", [32, 10], [32, 10], {"target_dtype": "float32", "target_holds": "multi_hot"}, "multi-hot"),
        (
            "CrossEntropyLoss",
            [32, 10],
            [32, 10],
            {"target_dtype": "float32", "weight": "classes"},
            "weighted-mean-of-distributions",
        ),
        ("CrossEntropyLoss", [32, 10], [32], {"label_smoothing": -0.1}, "smoothing-range"),
        ("NLLLoss", [32, 10], [32], {"input_holds": "logits"}, "nll-of-logits"),
        ("BCEWithLogitsLoss", [32], [32], {"input_holds": "probabilities"}, "sigmoid-twice"),
        ("BCEWithLogitsLoss", [32], [32], {"target_holds": "signed"}, "signed-labels"),
        ("MSELoss", [32, 1], [32], {}, "output-extra-axis"),
        ("KLDivLoss", [32, 10], [32, 10], {"reduction": "mean"}, "kl-mean"),
        ("HuberLoss", [32, 5], [5], {}, "broadcast"),
    ]
    asked = [{"loss": loss, "shapes": [left, right], "choice": choice} for loss, left, right, choice, _ in wrong]
    for (*_, why), (answer,) in zip(wrong, scripts("shape_table.js", ANSWERS, [table, asked]), strict=True):
        assert answer["outcome"]["kind"] == "value", why
        assert answer["why"] == [why]


def test_axes_that_coincide_are_read_both_ways(scripts, table):
    """As many tokens as classes: right for (B, C, T), and silently wrong for (B, T, C)."""
    found = ask(scripts, table, "CrossEntropyLoss", [4, 9, 9], [4, 9])
    assert [(answer["reading"]["input"], answer["verdict"]) for answer in found] == [("B C T", 1), ("B T C", 2)]
    assert found[1]["mended"] == "F.cross_entropy(outputs.transpose(1, 2), targets)"


def test_what_was_not_tried_is_never_claimed(scripts, table):
    """Dtypes and arguments together were not tried: the answers name what they left at its default."""
    found = ask(scripts, table, "CrossEntropyLoss", [32, 10], [32], target_dtype="int32", weight="classes")
    assert found
    assert all(answer["changed"] for answer in found)
    assert ask(scripts, table, "CrossEntropyLoss", [2, 3, 4, 5, 6], [2, 4, 5, 6]) is None
    assert ask(scripts, table, "CrossEntropyLoss", [0, 10], [0]) is None
    assert ask(scripts, table, "CrossEntropyLoss", [32, 10], [32], target_holds="signed") == []


def test_readings_that_disagree_are_announced_as_such(diagnose):
    page = diagnose()
    place = page.locator("#instrument-shape-doctor")
    place.locator("input[name=outputs]").fill("(4, 9, 9)")
    place.locator("input[name=targets]").fill("(4, 9)")
    place.locator(".tool__list--found > li").nth(1).wait_for()
    assert place.locator("[role=status]").inner_text().startswith("It depends")
    assert place.locator(".tool__list--found .mark--good").count() == 1


# --- a person --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_person_types_shapes_and_copies_the_mended_line(diagnose, language):
    page = diagnose(language)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    place = page.locator("#instrument-shape-doctor")
    place.locator("input[name=outputs]").fill("(16, 40, 12)")
    place.locator("input[name=targets]").fill("(16, 40)")
    found = place.locator(".tool__list--found > li")
    found.first.wait_for()
    assert "Expected target size [16, 12], got [16, 40]" in found.first.inner_text()
    found.locator("button").click()
    page.wait_for_function(
        "navigator.clipboard.readText().then((t) => t === 'loss = F.cross_entropy(outputs.transpose(1, 2), targets)')"
    )
    page.reload()  # the address keeps the state
    found.first.wait_for()
    assert "Expected target size [16, 12], got [16, 40]" in found.first.inner_text()


def test_the_table_is_fetched_only_when_somebody_uses_it(diagnose):
    page = diagnose()
    place = page.locator("#instrument-shape-doctor")
    place.locator("input[name=outputs]").wait_for()
    fetched = "performance.getEntriesByType('resource').filter((e) => e.name.endsWith('shape_doctor.json')).length"
    assert page.evaluate(fetched) == 0
    place.locator(".tool__tries button").first.click()
    place.locator(".tool__list--found > li").first.wait_for()
    assert page.evaluate(fetched) == 1


def test_a_person_pastes_what_print_shows(diagnose):
    page = diagnose()
    place = page.locator("#instrument-shape-doctor")
    place.locator("input:not([name])").fill(
        "nn.BCEWithLogitsLoss(reduction='sum')  torch.Size([64, 1]) torch.float32 torch.Size([64]) torch.int64"
    )
    found = place.locator(".tool__list--found > li").first
    found.wait_for()
    assert place.locator("select[name=loss]").input_value() == "BCEWithLogitsLoss"
    assert place.locator("select[name=target_dtype]").input_value() == "int64"
    assert place.locator("select[name=reduction]").input_value() == "sum"
    text = found.inner_text()
    assert "Target size (torch.Size([64])) must be the same as input size (torch.Size([64, 1]))" in text
    assert 'outputs.squeeze(1), targets.to(outputs.dtype), reduction="sum"' in text


def test_another_loss_offers_its_own_choices(diagnose):
    page = diagnose("ko")
    place = page.locator("#instrument-shape-doctor")
    weight = place.locator("select[name=pos_weight]")
    place.locator("details.tool__more summary").click()
    assert not weight.is_visible()
    place.locator("select[name=loss]").select_option("BCEWithLogitsLoss")
    assert weight.is_visible()
    assert not place.locator("select[name=ignore_index]").is_visible()


def test_by_keyboard_alone(diagnose):
    page = diagnose()
    place = page.locator("#instrument-shape-doctor")
    place.locator("select[name=loss]").focus()
    page.keyboard.type("MSE")
    page.keyboard.press("Tab")
    page.keyboard.type("(8, 1)")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("(8,)")
    found = place.locator(".tool__list--found > li").first
    found.wait_for()
    page.wait_for_function(
        "document.querySelector('#instrument-shape-doctor li').textContent.includes('torch.Size([8, 1])')"
    )
    assert "outputs.squeeze(1)" in found.inner_text()


def test_a_shape_that_is_none_is_marked(diagnose):
    page = diagnose()
    place = page.locator("#instrument-shape-doctor")
    place.locator("input[name=outputs]").fill("(32, ten!)")
    place.locator("input[name=targets]").fill("(32,)")
    assert place.locator("input[name=outputs]").get_attribute("aria-invalid") == "true"
    assert place.locator(".tool__list--found > li").count() == 0


def test_without_scripts_the_commonest_calls_stand_on_the_page(diagnose, table):
    page = diagnose(java_script_enabled=False)
    assert page.locator("#instrument-shape-doctor .tool__list > li").count() == len(table["common"]) > 15


def test_every_common_call_is_a_cell_of_the_table(scripts, table):
    sizes = dict(zip("BCTHWLDK", itertools.count(20), strict=False))
    asked = []
    for row in table["common"]:
        loss = next(one for one in table["losses"] if f"F.{one['function']}(" in row["call"])
        shapes = [[1 if axis == "1" else sizes[axis] for axis in row[side].split()] for side in ("outputs", "targets")]
        asked.append({"loss": loss["name"], "shapes": shapes, "choice": row["chosen"]})
    for row, (first, *_) in zip(table["common"], scripts("shape_table.js", ANSWERS, [table, asked]), strict=True):
        assert (first["call"], first["verdict"], first["mended"]) == (row["call"], row["verdict"], row["mended"])
