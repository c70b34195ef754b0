"""Instruments in a real browser: their arithmetic against torch, and what a person does with them."""

import functools
import gzip
import json
import math
import re

import pytest
import torch
import torch.nn.functional as F
from accessible import faults
from lossbook import instruments
from lossbook.project import here
from lossbook.site.addresses import prefix, served

PAGES = {"ko": "practice/instruments/", "en": "en/practice/instruments/"}
MOVING = [name for name in instruments.names() if not instruments.is_form(name)]
TOLERANCE = 1e-6  # relative where values are large


# --- arithmetic, row by row ---------------------------------------------------------------------------------------
# Each function gives a module of docs/assets/instruments/math, JavaScript that computes one row's numbers from its
# inputs `r`, and the rows: inputs, and the same numbers by torch.


def probabilities():
    rows = []
    for p in torch.cat([torch.logspace(-300, 0, 600, dtype=torch.float64), torch.linspace(1e-4, 1, 600).double()]):
        p.requires_grad_()
        loss = -p.log()
        loss.backward()
        rows.append(([p.item()], [loss.item(), -p.log2().item(), p.grad.item()]))
    return "probability", "[m.nats(r[0]), m.bits(r[0]), m.slope(r[0])]", rows


def samples():
    rows, random = [], torch.Generator().manual_seed(0)
    for k in range(1500):
        classes = 2 + k % 5
        logits = torch.randn(classes, generator=random, dtype=torch.float64) * 10.0 ** (k % 6 - 1)
        target = int(torch.randint(classes, (), generator=random))
        temperature = 10 ** (2 * torch.rand((), generator=random).item() - 1)
        smoothing = (k % 3) * torch.rand((), generator=random).item() / 4
        weight = torch.ones(classes, dtype=torch.float64)
        weight[target] = 10 ** (2 * torch.rand((), generator=random).item() - 1)
        twice = k % 2 == 1
        z = logits.clone().requires_grad_()
        probabilities = (z / temperature).softmax(0)
        loss = F.cross_entropy(
            (probabilities if twice else z / temperature)[None],
            torch.tensor([target]),
            weight=weight,
            label_smoothing=smoothing,
            reduction="none",
        )
        loss.backward()
        inputs = {
            "logits": logits.tolist(),
            "classes": classes,
            "target": target,
            "temperature": temperature,
            "smoothing": smoothing,
            "weight": weight[target].item(),
            "twice": twice,
        }
        rows.append((inputs, [loss.item(), *probabilities.tolist(), *z.grad.tolist()]))
    return "softmax", "(s => [s.loss, ...s.probabilities, ...s.gradient])(m.sample(r))", rows


def floors():
    """The least loss that torch finds on a fine path from every other class to the true one, and on random scores."""
    rows, random = [], torch.Generator().manual_seed(1)
    path = torch.linspace(0, 1, 5001, dtype=torch.float64)[:, None]
    for k in range(200):
        classes, target = 2 + k % 5, k % 2
        smoothing = (k % 3) * torch.rand((), generator=random).item() / 4
        weight = torch.ones(classes, dtype=torch.float64)
        weight[target] = 10 ** (2 * torch.rand((), generator=random).item() - 1)
        one = F.one_hot(torch.tensor(target), classes).double()
        scores = path * one + (1 - path) * (1 - one) / (classes - 1)
        scores = torch.cat([scores, torch.rand(1000, classes, generator=random, dtype=torch.float64).softmax(1)])
        index = torch.full((len(scores),), target)
        least = F.cross_entropy(scores, index, weight=weight, label_smoothing=smoothing, reduction="none").min()
        setting = {"classes": classes, "target": target, "smoothing": smoothing, "weight": weight[target].item()}
        rows.append(({**setting, "twice": True}, [least.item()]))
    return "softmax", "[m.floor(r)]", rows


def distributions():
    rows, random = [], torch.Generator().manual_seed(2)
    for k in range(1400):
        count = 2 + k % 5
        p, q = (
            torch.rand(count, generator=random, dtype=torch.float64) ** (1 + 40 * (k % 4 == n)) + 1e-300 for n in (1, 2)
        )
        if k % 7 == 0:
            p[0] = 0
        if k % 11 == 0:
            q[1] = 0
        p, q = p / p.sum(), q / q.sum()
        entropy = torch.special.entr(p).sum()
        cross = -torch.xlogy(p, q).sum()
        divergence = torch.where(p > 0, p * (p / q).log(), torch.zeros_like(p)).sum()
        rows.append(([p.tolist(), q.tolist()], [(one / math.log(2)).item() for one in (entropy, cross, divergence)]))
    return "information", "[m.entropy(r[0]), m.crossEntropy(r[0], r[1]), m.divergence(r[0], r[1])]", rows


def formats():
    """Every place of the slider, in every format, by every method, for both targets."""
    rows, grid = [], [k / 10 for k in range(1201)]
    for name in ("float16", "bfloat16", "float32"):
        z = torch.tensor(grid, dtype=getattr(torch, name))
        logits = torch.stack([z, torch.zeros_like(z)], dim=1)
        powers = logits.exp()
        for target in (0, 1):
            index, label = torch.full((len(z),), target), torch.full_like(z, 1.0 - target)
            results = {
                "naive": -(powers / powers.sum(dim=1, keepdim=True)).log()[:, target],
                "log_of_softmax": -logits.softmax(dim=1).log()[:, target],
                "after_sigmoid": F.binary_cross_entropy(z.sigmoid(), label, reduction="none"),
                "cross_entropy": F.cross_entropy(logits, index, reduction="none"),
                "with_logits": F.binary_cross_entropy_with_logits(z, label, reduction="none"),
            }
            for method, values in results.items():
                rows += [
                    ([method, name, at, target], [one]) for at, one in zip(grid, values.double().tolist(), strict=True)
                ]
    return "floats", "[m.loss(...r)]", rows


def thresholds():
    rows, random = [], torch.Generator().manual_seed(3)

    def below(x):  # torch.special.ndtr loses its digits in the lower tail
        return torch.special.erfc(-x / math.sqrt(2)) / 2

    def density(x):
        return torch.distributions.Normal(0.0, 1.0).log_prob(x).exp()

    for _ in range(1200):
        u = torch.rand(5, generator=random, dtype=torch.float64)
        prevalence, separation = 0.005 * 100 ** u[0], 0.5 + 3.5 * u[1]
        pos_weight, threshold, miss_cost = 0.1 * 1000 ** u[2], 0.001 + 0.998 * u[3], 100 ** u[4]
        # A score x with class means 0 and `separation`; the trained logit is linear in it.
        intercept = torch.logit(prevalence) - separation**2 / 2 + pos_weight.log()
        cut = (torch.logit(threshold) - intercept) / separation
        found, alarmed = below(separation - cut), below(-cut)
        hits, alarms = prevalence * found, (1 - prevalence) * alarmed
        misses = prevalence * below(cut - separation)
        x = torch.linspace(-12, 16, 1001, dtype=torch.float64)
        weighted = prevalence * density(x - separation) + (1 - prevalence) * density(x)
        mean = torch.trapezoid(torch.sigmoid(separation * x + intercept) * weighted, x)
        odds = pos_weight / miss_cost  # the weighted odds at which a miss and a false alarm cost the same
        expected = [
            hits,
            misses,
            alarms,
            hits / (hits + alarms),
            found,
            2 * hits / (2 * hits + alarms + misses),
            alarms + miss_cost * misses,
            mean,
            odds / (1 + odds),
        ]
        inputs = [one.item() for one in (prevalence, separation, pos_weight, threshold, miss_cost)]
        rows.append((inputs, [one.item() for one in expected]))
    code = """((model) => {
        const shares = m.confusion(model), scores = m.scores(model);
        return [shares.truePositive, shares.falseNegative, shares.falsePositive, scores.precision, scores.recall,
          scores.f1, scores.cost, m.meanPrediction(model), m.cheapest(model)];
      })({ prevalence: r[0], separation: r[1], posWeight: r[2], threshold: r[3], missCost: r[4] })"""
    return "threshold", code, rows


def boundaries(run):
    """Every recorded fit at every point, and how many points it calls rare."""
    values, rows = run("instruments/boundary_fits.py").values, []
    x, y, label = torch.tensor(values["points"], dtype=torch.float64).T
    features = torch.stack([torch.ones_like(x), x, y, x * x, x * y, y * y], dim=1)
    for fit in (fit for table in values["fits"] for row in table for fit in row):
        p = torch.sigmoid(features @ torch.tensor(fit, dtype=torch.float64))
        called = p >= 0.5
        counts = [(called & (label == 1)).sum().item(), (called & (label == 0)).sum().item(), p.mean().item()]
        rows.append(({"fit": fit, "points": values["points"]}, [*p.tolist(), *counts]))
    code = """((found) => [...r.points.map(([x, y]) => m.probabilityAt(r.fit, x, y)),
        found.truePositive, found.falsePositive, found.meanPrediction])(m.counts(r.fit, r.points))"""
    return "boundary", code, rows


def levels():
    """log C, the floor of a second softmax for certainty, and the least loss of a constant prediction."""
    rows, random = [], torch.Generator().manual_seed(4)
    for classes in range(2, 1202):
        target = torch.tensor([0])
        even = F.cross_entropy(torch.zeros(1, classes, dtype=torch.float64), target)
        certain = F.cross_entropy(F.one_hot(target, classes).double(), target)
        shares = torch.rand(2 + classes % 9, generator=random, dtype=torch.float64) ** 5
        shares /= shares.sum()
        constant = F.cross_entropy(shares.log()[None], shares[None])
        rows.append(([classes, shares.tolist()], [even.item(), certain.item(), constant.item()]))
    return "training", "[m.logC(r[0]), m.softmaxTwiceFloor(r[0]), m.entropyOfShares(r[1])]", rows


ARITHMETIC = {
    "probability_loss": probabilities,
    "logits": samples,
    "logits, floor": floors,
    "two_distributions": distributions,
    "where_it_breaks": formats,
    "threshold": thresholds,
    "boundary": boundaries,
    "train_twice": levels,
}
ROWS_ENOUGH = 1000

# One sign of each module turned round: file, text, mutated text.
MUTATIONS = {
    "probability_loss": ("probability.js", "(p) => -1 / p", "(p) => 1 / p"),
    "logits": ("softmax.js", "mass * p - wanted[k]", "mass * p + wanted[k]"),
    "logits, floor": ("softmax.js", "Math.max(-1 / others", "Math.max(1 / others"),
    "two_distributions": ("information.js", "0 - Math.log2(probability)", "0 + Math.log2(probability)"),
    "where_it_breaks": ("floats.js", "exp(float32(z - largest)) + exp(-largest)", "exp(float32(z - largest)) - exp(-largest)"),
    "threshold": ("threshold.js", "logit(prevalence) + Math.log(posWeight)", "logit(prevalence) - Math.log(posWeight)"),
    "boundary": ("boundary.js", "+ xy * x * y", "- xy * x * y"),
    "train_twice": ("training.js", "classes - 1) - 1", "classes - 1) + 1"),
}  # fmt: skip


@pytest.fixture(scope="module")
def rows(run):
    """The rows of one entry of ARITHMETIC, made once: torch takes longer than the comparison."""

    @functools.cache
    def made(name):
        return ARITHMETIC[name](run) if name == "boundary" else ARITHMETIC[name]()

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield made
    torch.set_num_threads(threads)


@pytest.fixture
def compare(browser, address, rows):
    """`compare(name)` gives the number of rows, of numbers, and the largest difference between browser and torch."""
    contexts = []

    def compare(name, mutation=None, only=lambda inputs: True, every=1):
        module, code, table = rows(name)
        table = [row for row in table if only(row[0])][::every]
        context = browser.new_context()
        contexts.append(context)
        page = context.new_page()
        if mutation:
            file, old, new = mutation

            def mutate(route):
                text = route.fetch().text()
                assert old in text, f"{file} does not contain {old!r}: name another sign to turn round"
                route.fulfill(body=text.replace(old, new), content_type="text/javascript")

            page.route(f"**/math/{file}", mutate)
        page.goto(address + "404.html")
        computed = page.evaluate(
            f"""async ([address, rows]) => {{
                const m = await import(address);
                return JSON.stringify(rows.map((r) => {code}), (_, x) => typeof x === "number" && !isFinite(x) ? String(x) : x);
            }}""",
            [f"{address}assets/instruments/math/{module}.js", [inputs for inputs, _ in table]],
        )
        largest, numbers = 0.0, 0
        for (_, expected), found in zip(table, json.loads(computed), strict=True):
            assert len(expected) == len(found)
            numbers += len(found)
            for theirs, ours in zip(expected, map(float, found), strict=True):
                largest = max(largest, difference(theirs, ours))
        return len(table), numbers, largest

    yield compare
    for context in contexts:
        context.close()


def difference(theirs: float, ours: float) -> float:
    """Absolute for small values, relative for large ones; 0 where both are nan or the same infinity."""
    if math.isnan(theirs) or math.isnan(ours) or math.isinf(theirs) or math.isinf(ours):
        return 0.0 if theirs == ours or (math.isnan(theirs) and math.isnan(ours)) else math.inf
    return abs(theirs - ours) / max(1.0, abs(theirs))


@pytest.mark.parametrize("name", ARITHMETIC)
def test_the_arithmetic_is_that_of_torch(compare, name):
    count, numbers, largest = compare(name)
    print(f"{name}: {count} rows, {numbers} numbers, largest difference {largest:.1e}")  # pytest -rP shows it
    assert numbers >= ROWS_ENOUGH or name == "logits, floor"
    assert largest <= TOLERANCE


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_sign_turned_round_is_found(compare, name):
    _, _, largest = compare(name, MUTATIONS[name], every=10)
    assert largest > 1000 * TOLERANCE


def test_the_short_formats_are_the_same_to_the_last_bit(compare):
    count, _, largest = compare("where_it_breaks", only=lambda row: row[1] != "float32")
    assert count == 2 * 2 * 5 * 1201
    assert largest == 0


def with_instruments() -> list[str]:
    """The addresses of pages that have an instrument, by turns in one language or another."""
    project = here()
    codes = list(project.languages)
    pages = [
        path for path in project.page_paths(codes[0])
        if "\n```instrument\n" in (project.docs / codes[0] / path).read_text(encoding="utf8")
    ]  # fmt: skip
    by_turns = [(codes[index % len(codes)], path) for index, path in enumerate(pages)]
    return [f"{prefix(project, code)}{served(path)}" for code, path in by_turns]


# --- what a person does -------------------------------------------------------------------------------------------


@pytest.fixture
def visit(browser, address):
    """`visit(language, name, …)` opens the page at one instrument; gives the page and the live instrument."""
    contexts, troubles = [], []

    def open_(language="ko", name="probability-loss", query="", width=1440, scheme="light", **options):
        context = browser.new_context(viewport={"width": width, "height": 1000}, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(f"{address}{PAGES[language]}{query}")
        host = page.locator(f"#instrument-{name}")
        host.evaluate("e => e.scrollIntoView({ block: 'center', behavior: 'instant' })")
        if options.get("java_script_enabled", True):
            host.locator(".instrument__live").wait_for()
        return page, host.locator(".instrument__live")

    yield open_
    for context in contexts:
        context.close()
    assert not troubles, troubles


def number(text: str) -> float:
    plain = text.strip().replace("−", "-").replace(",", "").replace("∞", "inf").removesuffix("%")
    if "×10" in plain:
        factor, power = plain.split("×10")
        return float(factor) * 10 ** int(power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")))
    return float(plain)


def readout(host, label: str) -> float:
    return number(
        host.locator(".readouts > div", has=host.page.get_by_text(label, exact=True)).locator("dd").inner_text()
    )


def drag(page, start, end):
    """Take hold at one place and let go at another, with the moves in between that a hand makes."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()


def place(locator, across=0.5, up=0.5):
    box = locator.bounding_box()
    return box["x"] + across * box["width"], box["y"] + up * box["height"]


def press(page, host, label: str, key: str, times: int = 1):
    slider = host.get_by_label(label, exact=True).locator("visible=true").first
    slider.focus()
    for _ in range(times):
        page.keyboard.press(key)
    return slider


def test_probability_is_dragged_along_the_curve(visit):
    page, host = visit("en", "probability-loss")
    start = place(host.locator("circle.handle"))
    grid = host.locator("svg .axes line.grid").first.bounding_box()  # as wide as the axis from 0 to 1
    drag(page, start, (grid["x"] + 0.25 * grid["width"], start[1] - 60))
    p = number(host.locator("input[type=number]").input_value())
    assert p == pytest.approx(0.25, abs=0.004)
    expected = -torch.tensor(p).log().item()
    assert readout(host, "loss (nats)") == pytest.approx(expected, abs=1e-4)
    assert readout(host, "loss (bits)") == pytest.approx(expected / math.log(2), abs=1e-4)
    assert readout(host, "derivative −1/p") == pytest.approx(-1 / p, abs=0.006)
    assert f"At probability {p:g} the loss is" in host.locator(".instrument__sentence").inner_text()


def test_logits_are_moved_by_keyboard_and_a_second_softmax_starves_the_gradient(visit):
    page, host = visit("ko", "logits")
    slider = press(page, host, "로짓 1", "ArrowRight", times=10)
    assert slider.input_value() == "2"
    z = torch.tensor([[3.0, 2.0, 0.0, -1.0]], dtype=torch.float64, requires_grad=True)
    F.cross_entropy(z, torch.tensor([1])).backward()
    shown = host.locator(".sample__row:visible .bar.signed span").all_inner_texts()
    assert list(map(number, shown)) == pytest.approx(z.grad[0].tolist(), abs=6e-5)
    once = readout(host, "기울기 크기 Σ|g|")
    assert once == pytest.approx(z.grad.abs().sum().item(), abs=6e-5)

    host.get_by_role("switch", name="소프트맥스를 두 번 적용").focus()
    page.keyboard.press("Space")
    loss = F.cross_entropy(z.softmax(1), torch.tensor([1])).item()
    assert readout(host, "손실") == pytest.approx(loss, abs=6e-5)
    assert readout(host, "하한") == pytest.approx(math.log(math.e + 3) - 1, abs=6e-5)
    assert readout(host, "기울기 크기 Σ|g|") < 0.3 * once


@pytest.mark.parametrize("twice", [False, True])
def test_gradient_descent_mends_wrong_logits_unless_softmax_is_applied_twice(visit, twice):
    page, host = visit("en", "logits", f"?logits=twice:{str(twice).lower()}")
    host.get_by_role("button", name="confident and wrong").click()
    before = host.get_by_label("logit 1", exact=True).first.input_value()
    step = host.get_by_role("button", name="gradient step")
    step.focus()
    for _ in range(7):
        page.keyboard.press("Enter")
    moved = float(host.get_by_label("logit 1", exact=True).first.input_value()) - float(before)
    sentence = host.locator(".instrument__sentence").inner_text()
    if twice:
        assert moved < 0.01
        assert "cannot fall below 0.7437" in sentence
    else:
        assert moved > 4
        assert number(re.search(r"probability ([\d.]+),", sentence)[1]) > 0.5


def test_a_bar_of_q_is_dragged_and_the_others_make_room(visit):
    page, host = visit("en", "two-distributions")
    grip = host.locator("circle.grip").nth(4)  # Q(A)
    lines = [line.bounding_box()["y"] for line in host.locator("svg .axes line.grid").all()]
    top, bottom = min(lines), max(lines)
    start = place(grip)
    drag(page, start, (start[0], bottom - 0.7 * (bottom - top)))
    q = [float(host.get_by_label(f"Q({symbol})", exact=True).nth(1).input_value()) for symbol in "ABCD"]
    assert q == pytest.approx([0.7, 0.1, 0.1, 0.1], abs=0.006)
    p = torch.tensor([0.5, 0.25, 0.125, 0.125], dtype=torch.float64)
    log_q = torch.tensor(q, dtype=torch.float64).log()
    kl = F.kl_div(log_q, p, reduction="sum").item() / math.log(2)
    shown = host.locator(".sum").first.inner_text()
    assert number(re.search(r"KL\(P‖Q\) ([\d.]+)", shown)[1]) == pytest.approx(kl, abs=6e-4)
    press(page, host, "Q(D)", "Home")
    assert "H(P, Q) ∞" in host.locator(".sum").first.inner_text()
    host.get_by_role("button", name="make Q equal to P").click()
    assert "KL(P‖Q) 0.000" in host.locator(".sum").first.inner_text()


def test_the_logit_is_slid_along_a_strip_until_formats_break(visit, run):
    page, host = visit("ko", "where-it-breaks")
    strip = host.locator(".strip").first
    drag(page, place(strip, 0.1), place(strip, 0.75))
    z = float(host.locator("input[type=number]").input_value())
    assert z == pytest.approx(90, abs=0.3)
    for format_, row in zip(("float16", "bfloat16", "float32"), range(3), strict=True):
        logits = torch.tensor([[z, 0.0]], dtype=getattr(torch, format_))
        naive = -(logits.exp() / logits.exp().sum()).log()[0, 1].item()
        assert host.locator(".strips__value").nth(row).inner_text() == f"{naive}"
        stable = F.cross_entropy(logits, torch.tensor([1])).item()
        assert number(host.locator(".strips__value").nth(9 + row).inner_text()) == pytest.approx(stable, abs=0.006)
    press(page, host, "로짓 z", "End")
    assert "계산 15가지 중 9가지" in host.locator(".instrument__sentence").inner_text()


@pytest.mark.parametrize(("choice", "table"), [("with logit 0", "wrong_answer"), ("with logit z", "right_answer")])
def test_the_strips_are_those_that_the_example_recorded(visit, run, choice, table):
    _, host = visit("en", "where-it-breaks")
    host.get_by_role("radio", name=choice).check()
    recorded = run("instruments/where_it_breaks.py").values[table]
    expected = [stretches for formats in recorded.values() for stretches in formats.values()]
    strips = host.locator(".strip").evaluate_all(
        "strips => strips.map(strip => [...strip.querySelectorAll('i:not(.cursor)')].map(i => [i.className, parseFloat(i.style.left)]))"
    )
    for strip, stretches in zip(strips, expected, strict=True):
        assert [name for name, _ in strip] == [name for name, _, _ in stretches]
        assert [left for _, left in strip] == pytest.approx([first / 1.2 for _, first, _ in stretches], abs=1e-3)


def test_the_threshold_is_dragged_and_the_counts_follow(visit):
    page, host = visit("en", "threshold")
    chart = host.locator("svg").first
    box = chart.bounding_box()
    inside = box["width"] - 16  # margins of 6 and 10
    middle = box["x"] + 6 + inside / 2
    drag(page, (middle, box["y"] + 100), (middle - 2 / 22 * inside, box["y"] + 100))
    threshold = float(host.get_by_label("threshold", exact=True).locator("visible=true").nth(1).input_value())
    assert threshold == pytest.approx(1 / (1 + math.e**2), abs=0.004)
    cut = 1 + (math.log(threshold / (1 - threshold)) + math.log(9)) / 2
    hits = 0.1 * torch.special.ndtr(torch.tensor(2 - cut, dtype=torch.float64)).item()
    alarms = 0.9 * torch.special.ndtr(torch.tensor(-cut, dtype=torch.float64)).item()
    cells = [number(cell) for cell in host.locator(".matrix td.hit, .matrix td.alarm").all_inner_texts()]
    assert cells == pytest.approx([10_000 * hits, 10_000 * alarms], abs=1)
    assert readout(host, "precision") == pytest.approx(hits / (hits + alarms), abs=6e-4)
    host.get_by_role("button", name="go to the cheapest threshold").click()
    assert host.get_by_label("threshold", exact=True).locator("visible=true").nth(1).input_value() == "0.091"


def test_the_weight_is_raised_by_keyboard_and_the_recorded_boundary_moves(visit, run):
    page, host = visit("ko", "boundary")
    boundary = host.locator("path.thick")
    before = boundary.get_attribute("d")
    values = run("instruments/boundary_fits.py").values
    slider = press(page, host, "드문 클래스의 가중치", "ArrowRight", times=values["class_weights"].index(8.0))
    assert slider.get_attribute("aria-valuetext") == "8"
    assert boundary.get_attribute("d") != before
    sentence = host.locator(".instrument__sentence").inner_text()
    weighted = values["weighted"]
    assert f"25개 중 {weighted['found']}개를 찾고 오탐은 {weighted['false_alarms']}개" in sentence
    assert readout(host, "예측 확률의 평균") == pytest.approx(weighted["mean_prediction"], abs=6e-4)


def test_the_line_of_the_boundary_lies_where_torch_finds_even_odds(visit, run):
    """The middle of every segment drawn, taken back to the plane, has a logit near 0."""
    _, host = visit("ko", "boundary", "?boundary=weight:4~gamma:1")
    values = run("instruments/boundary_fits.py").values
    fit = values["fits"][values["class_weights"].index(4.0)][values["gammas"].index(1.0)][0]
    width, height = host.locator("svg").first.evaluate("svg => [svg.clientWidth, svg.clientHeight]")
    pairs = re.findall(r"M([\d.-]+) ([\d.-]+)L([\d.-]+) ([\d.-]+)", host.locator("path.thick").get_attribute("d"))
    assert len(pairs) > 30
    (left, right), (low, high) = (
        (min(point[k] for point in values["points"]) - 0.4, max(point[k] for point in values["points"]) + 0.4)
        for k in (0, 1)
    )
    for a, b, c, d in (map(float, pair) for pair in pairs):
        x = left + ((a + c) / 2 - 1) / (width - 2) * (right - left)
        y = high - ((b + d) / 2 - 1) / (height - 2) * (high - low)
        features = torch.tensor([1, x, y, x * x, x * y, y * y], dtype=torch.float64)
        assert abs(float(features @ torch.tensor(fit, dtype=torch.float64))) < 0.03


def test_a_training_is_scrubbed_and_compared_with_its_record(visit, run):
    page, host = visit("en", "train-twice")
    host.get_by_role("radio", name="broadcasting").check()
    chart = host.locator("svg").first.bounding_box()
    drag(page, place(host.locator("svg").first), (chart["x"] + 44 + (chart["width"] - 58) / 2, chart["y"] + 120))
    record = run("instruments/train_broadcasting.py").values["broadcasting"]
    sentence = host.locator(".instrument__sentence").inner_text()
    step = int(re.match(r"Step (\d+):", sentence)[1])
    assert step == 120
    shown = [number(one.rstrip(".;")) for one in re.findall(r"loss ([\d.]+)", sentence)]
    assert shown == pytest.approx([record[side]["loss"][step // 4] for side in ("right", "wrong")], abs=6e-4)
    floor = host.locator("svg text", has_text="entropy of the label shares").text_content()
    assert number(floor.split()[-1]) == pytest.approx(
        run("instruments/train_broadcasting.py").values["floor"], abs=6e-5
    )
    press(page, host, "step", "Home")
    assert "Step 0:" in host.locator(".instrument__sentence").inner_text()


def test_a_training_plays_to_its_end_and_can_be_paused(visit):
    page, host = visit("en", "train-twice", "?train-twice=step:0")
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    host.get_by_role("button", name="play").click()
    page.clock.run_for(3000)
    sentence = host.locator(".instrument__sentence")
    middle = int(re.match(r"Step (\d+)", sentence.inner_text())[1])
    assert 60 < middle < 180
    host.get_by_role("button", name="pause").click()
    page.clock.run_for(3000)
    assert sentence.inner_text().startswith(f"Step {middle}:")
    host.get_by_role("button", name="play").click()
    page.clock.run_for(7000)
    assert sentence.inner_text().startswith("Step 240:")
    assert host.get_by_role("button", name="play").is_visible()


def test_with_reduced_motion_play_goes_straight_to_the_end(visit):
    _, host = visit("ko", "train-twice", "?train-twice=step:0", reduced_motion="reduce")
    host.get_by_role("button", name="재생").click()
    assert host.locator(".instrument__sentence").inner_text().startswith("스텝 240:")


# --- the state in the address -------------------------------------------------------------------------------------


def test_the_state_goes_into_the_address_and_comes_back_from_it(visit):
    page, host = visit("ko", "logits")
    press(page, host, "로짓 1", "ArrowRight", times=5)
    host.get_by_role("switch").check()
    page.wait_for_function("location.search === '?logits=z1:1.5~twice:true'")
    sentence = host.locator(".instrument__sentence").inner_text()
    page.reload()
    assert page.locator("#instrument-logits .instrument__sentence").inner_text() == sentence
    page.locator("#instrument-logits").get_by_role("button", name="처음 상태로").click()
    page.wait_for_function("location.search === ''")


def test_sections_stay_reachable_and_the_language_switch_keeps_section_and_state(visit, near):
    page, host = visit("ko", "boundary", "?from=mail#boundary")
    press(page, host, "드문 클래스의 가중치", "ArrowRight")
    page.wait_for_function("location.search === '?from=mail&boundary=weight:2'")
    assert page.url.endswith("#boundary")
    page.locator("article a.headerlink[href='#threshold']").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#threshold'")
    assert "boundary=weight:2" in page.url
    press(page, host, "드문 클래스의 가중치", "ArrowRight")
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url("**/en/practice/instruments/?from=mail&boundary=weight:3#threshold")
    assert (
        near(page)
        .locator("#instrument-boundary")
        .get_by_label("weight of the rare class")
        .first.get_attribute("aria-valuetext")
        == "3"
    )


@pytest.mark.parametrize(
    "query",
    [
        "?logits=z0:soup~twice:maybe~classes:17~target:-1~temperature:~unknown:1",
        "?boundary=weight:2.5~gamma:nan&train-twice=mistake:none~step:3&where-it-breaks=z:1e9~target:2",
        "?probability-loss=p:-3&two-distributions=p0:2&threshold=threshold:0~view:x",
        "?logits=%3Cscript%3E&boundary",
    ],
)
def test_an_address_that_makes_no_sense_does_no_harm(visit, near, query):
    page = near(visit("en", "logits", query)[0])
    assert page.locator(".instrument--live").count() == len(MOVING)
    for text in page.locator(".instrument__live").all_inner_texts():
        assert not re.search(r"undefined|NaN|null", text)


def test_the_link_to_a_state_is_copied(visit):
    page, host = visit("en", "probability-loss", permissions=["clipboard-read", "clipboard-write"])
    press(page, host, "predicted probability p of the true class", "End")
    host.get_by_role("button", name="Copy link to this state").click()
    host.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("practice/instruments/?probability-loss=p:1#instrument-probability-loss")


# --- every reader -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("ko", "light", 1440), ("en", "dark", 1440), ("ko", "dark", 390), ("en", "light", 390)],
)
def test_no_accessibility_faults_and_nothing_is_wider_than_the_screen(visit, near, looked_at, language, scheme, width):
    def look():
        page, _ = visit(language, "logits", "?logits=twice:true&threshold=view:cost", width=width, scheme=scheme)
        near(page)
        live, found = page.locator(".instrument--live").count(), faults(page, context=".instrument")
        return live, found, page.evaluate("document.documentElement.scrollWidth"), page.evaluate(WIDER)

    live, found, scrolled, wider = looked_at(PAGES[language], look, scheme, width)
    assert live == len(MOVING)
    assert found == []
    assert scrolled <= width
    assert wider == []


WIDER = """() => [...document.querySelectorAll('.instrument *')].filter((e) => {
    const frame = e.closest('.instrument').getBoundingClientRect(), box = e.getBoundingClientRect();
    const hidden = getComputedStyle(e).clipPath !== 'none' || e.closest('clipPath, noscript');
    return !hidden && box.width > 1 && (box.right > frame.right + 1 || box.left < frame.left - 1);
}).map((e) => e.closest('.instrument').id + ' ' + e.outerHTML.slice(0, 120))"""


def test_every_control_is_reached_by_the_tabulator_and_has_a_name(visit, near):
    page, host = visit("en", "threshold")
    near(page)
    wanted = host.locator("input, button").evaluate_all(
        "all => all.filter(e => e.type !== 'radio' || e.checked).map(e => e.id || e.getAttribute('aria-labelledby') || e.textContent || e.name)"
    )
    host.locator("input").first.focus()
    reached = []
    for _ in wanted:
        reached.append(
            page.evaluate(
                "(e => e.id || e.getAttribute('aria-labelledby') || e.textContent || e.name)(document.activeElement)"
            )
        )
        page.keyboard.press("Tab")
    assert reached == wanted
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    controls = [
        n for n in tree if (n.get("role") or {}).get("value") in ("slider", "spinbutton", "radio", "switch", "button")
    ]
    assert len(controls) > 60
    assert all((node.get("name") or {}).get("value") for node in controls)


def test_the_state_is_announced_once_it_has_settled(visit):
    page, host = visit("ko", "probability-loss")
    status = host.get_by_role("status")
    assert status.inner_text() == ""
    press(page, host, "정답 클래스의 예측 확률 p", "ArrowRight", times=3)
    page.wait_for_function("document.querySelector('#instrument-probability-loss [role=status]').textContent !== ''")
    assert status.text_content() == host.locator(".instrument__sentence").inner_text()
    assert host.locator("svg[role=img]").first.get_attribute("aria-describedby") == host.locator(
        ".instrument__sentence"
    ).get_attribute("id")


def test_a_finger_drags_a_bar_and_still_scrolls_elsewhere(visit):
    page, host = visit("en", "two-distributions", width=390, has_touch=True, is_mobile=True)
    grip = host.locator("circle.grip").first
    assert grip.evaluate("e => getComputedStyle(e).touchAction") == "none"
    assert grip.bounding_box()["width"] >= 44
    x, y = place(grip)
    scrolled = page.evaluate("scrollY")
    touch = page.context.new_cdp_session(page)
    for kind, up in (("touchStart", 0), ("touchMove", 20), ("touchMove", 40)):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y + up}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert float(host.get_by_label("P(A)", exact=True).nth(1).input_value()) < 0.4
    assert page.evaluate("scrollY") == scrolled
    probability = page.locator("#instrument-probability-loss .instrument__live svg")
    assert probability.evaluate("e => getComputedStyle(e).touchAction") == "pan-y"


@pytest.mark.parametrize("language", PAGES)
def test_without_scripts_each_instrument_is_a_figure_with_a_note(visit, language):
    page, _ = visit(language, java_script_enabled=False)
    hosts = page.locator("figure.instrument")
    assert hosts.count() == 7
    for host in hosts.all():
        assert host.locator(".instrument__static svg").is_visible()
        assert host.locator("noscript").inner_text()
        assert host.locator("input, button").count() == 0


def test_if_a_module_does_not_load_the_figure_stays(browser, address):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/instruments/plot.js", lambda route: route.abort())
    page.goto(address + PAGES["en"])
    page.locator("#instrument-logits").scroll_into_view_if_needed()
    page.locator("#instrument-where-it-breaks").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('#instrument-where-it-breaks.instrument--live')")
    assert page.locator("#instrument-logits .instrument__static svg").is_visible()
    context.close()


def test_in_a_folded_part_an_instrument_is_drawn_once_it_opens(browser, address):
    def fold(route):
        opening = '<figure class="instrument" id="instrument-boundary"'
        body = route.fetch().text().replace(opening, f"<details><summary>more</summary>{opening}", 1)
        route.fulfill(body=body, content_type="text/html")

    context = browser.new_context()
    page = context.new_page()
    page.route("**/practice/instruments/", fold)
    page.goto(address + PAGES["en"])
    page.get_by_text("more", exact=True).click()
    page.wait_for_selector("#instrument-boundary.instrument--live")
    chart = page.locator("#instrument-boundary .instrument__live svg")
    page.wait_for_function(
        "document.querySelector('#instrument-boundary .instrument__live svg').viewBox.baseVal.width > 300"
    )
    assert chart.locator("path.thick").get_attribute("d").startswith("M")
    assert chart.bounding_box()["height"] >= 300
    context.close()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("language", PAGES)
def test_nothing_on_the_page_jumps_when_instruments_take_their_place(visit, near, language, width):
    page = near(visit(language, width=width)[0])
    live = {e["id"]: e["height"] for e in page.evaluate(HEIGHTS)}
    page.route("**/instruments/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    before = {e["id"]: e["height"] for e in page.evaluate(HEIGHTS)}
    jumps = {name: round(live[name] - before[name]) for name in live if abs(live[name] - before[name]) > 2}
    assert not jumps, jumps


HEIGHTS = "() => [...document.querySelectorAll('.instrument')].map(e => ({ id: e.id, height: e.getBoundingClientRect().height }))"


def test_a_page_without_instruments_loads_none_of_their_files(browser, address):
    context = browser.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}reference/glossary/")
    page.wait_for_load_state("networkidle")
    assert asked
    assert not [url for url in asked if "assets/instruments" in url]
    context.close()


def first_view(browser, address, path) -> tuple[int, list[str]]:
    """Bytes that a page loads before anybody scrolls, compressed as a host sends them, and the files."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page, answers = context.new_page(), []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    bodies = {answer.url: answer.body() for answer in answers if answer.status == 200}
    context.close()
    sizes = [len(body) if url.endswith(".woff2") else len(gzip.compress(body, 6)) for url, body in bodies.items()]
    return sum(sizes), list(bodies)


@pytest.mark.parametrize("path", with_instruments())
def test_the_first_view_of_a_page_with_instruments_is_light(browser, address, path):
    size, files = first_view(browser, address, path)
    assert any("when_near.js" in file for file in files)
    assert not any(file.endswith("shape_doctor.json") for file in files)
    assert 50_000 < size <= 250_000


def test_the_parts_of_each_state_are_those_that_pages_may_start_from(visit, near):
    page = near(visit("en")[0])
    for name in MOVING:
        keys = page.locator(f"[data-instrument={name}]").get_attribute("data-keys").split()
        assert sorted(keys) == sorted(instruments.declared(name, "STATE")), name
