"""The table of all losses, in use: sorted, filtered, by keyboard and touch, on a phone, and without scripts."""

import pytest
from accessible import faults
from lossbook.instruments.all_losses import COLUMNS, KINDS, entries

PATHS = {"ko": "losses/", "en": "en/losses/"}
ALL = [entry["loss"] for entry in entries()]


@pytest.fixture
def table(open_whole):
    """`table("ko", …)` opens the page; gives it and its table."""

    def open_(language="en", *options, **others):
        page = open_whole(PATHS[language], *options, **others)
        return page, page.locator("#instrument-all-losses")

    return open_


def shown(place) -> list[str]:
    """The losses that a reader sees, from top to bottom."""
    return place.locator("tbody tr:visible").evaluate_all("rows => rows.map((row) => row.dataset.loss)")


def keys(place, column) -> list[float]:
    """The numbers of a column, from top to bottom."""
    cells = place.locator(f"tbody tr:visible [data-column={column}]")
    return cells.evaluate_all("cells => cells.map((cell) => Number(cell.dataset.key.split(' ')[0]))")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_at_first_every_loss_is_there_in_the_order_of_the_pages(table, language):
    page, place = table(language)
    assert shown(place) == ALL
    assert page.url.endswith(PATHS[language])  # an address says only what was chosen
    assert place.locator("thead th").count() == len(COLUMNS)
    assert place.locator("th[aria-sort]").get_attribute("data-column") == "page"


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_model_returns_leaves_the_losses_that_take_it(table, near, kind):
    page, place = table()
    place.locator("select[name=kind]").select_option(kind)
    wanted = [entry["loss"] for entry in entries() if entry["kind"] == kind]
    assert shown(place) == wanted
    assert place.locator("[role=status]").inner_text().startswith(f"{len(wanted)} of {len(ALL)} losses")
    assert f"all_losses.kind={kind}" in page.url
    page.reload()
    near(page)
    assert shown(place) == wanted


def test_a_heading_sorts_by_its_column_and_again_the_other_way(table):
    _, place = table()
    head = place.locator("th[data-column=gradient]")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    rising = keys(place, "gradient")
    assert rising == sorted(rising)
    assert rising[0] < 1 < rising[-1] == float("inf")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    falling = keys(place, "gradient")
    assert falling == sorted(rising, reverse=True)
    assert place.locator("th[aria-sort]").count() == 1
    place.locator("th[data-column=loss] button").click()
    names = shown(place)
    assert names[0] == "AdaptiveLogSoftmaxWithLoss"
    assert set(names) == set(ALL)
    assert len(names) == len(ALL)


def test_equal_rows_keep_the_order_of_the_pages(table):
    _, place = table()
    place.locator("th[data-column=range] button").click()
    same = [name for name in shown(place) if name in ("MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss")]
    assert same == ["MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss"]
    assert shown(place)[:2] == ["PoissonNLLLoss", "GaussianNLLLoss"]  # the lowest floors


def test_sorting_and_filtering_go_together(table):
    _, place = table()
    place.locator("select[name=kind]").select_option("logits")
    place.locator("select[name=sort]").select_option("gradient")
    assert keys(place, "gradient") == sorted(keys(place, "gradient"))
    place.locator(".fields button").click()
    assert keys(place, "gradient") == sorted(keys(place, "gradient"), reverse=True)
    assert len(shown(place)) == sum(entry["kind"] == "logits" for entry in entries())
    assert place.locator(".fields button").get_attribute("aria-pressed") == "true"
    place.locator("select[name=sort]").select_option("")
    assert place.locator(".fields button").get_attribute("aria-pressed") == "false"


@pytest.mark.parametrize(
    ("language", "said"), [("ko", "기울기의 한계 기준 내림차순"), ("en", "sorted by Gradient at most, descending")]
)
def test_what_was_done_is_announced(table, language, said):
    _, place = table(language)
    for _ in range(2):
        place.locator("th[data-column=gradient] button").click()
    assert said in place.locator("[role=status]").inner_text()


def test_by_keyboard_alone(table):
    page, place = table()
    place.locator("select[name=kind]").focus()
    page.keyboard.type("prob")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the order is reversed
    assert shown(place) == [entry["loss"] for entry in entries() if entry["kind"] == "probabilities"]
    assert place.locator("th[data-column=page]").get_attribute("aria-sort") == "descending"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('th').dataset.column") == "loss"
    page.keyboard.press("Space")
    assert place.locator("th[data-column=loss]").get_attribute("aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.closest('th').dataset.column") == "loss"


@pytest.mark.parametrize(("language", "width"), [("ko", 358), ("en", 358), ("ko", 820)])
def test_on_narrow_screens_a_loss_is_a_block_that_fits(table, language, width):
    page, place = table(language, width=width, has_touch=True, is_mobile=width < 500)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    too_wide = place.locator("*:visible").evaluate_all(
        "(all, width) => all.filter((e) => e.getBoundingClientRect().right > width + 1).map((e) => e.outerHTML.slice(0, 80))",
        width,
    )
    assert too_wide == []
    assert place.locator("thead").is_hidden()
    place.locator("select[name=sort]").select_option("gradient")
    place.locator(".fields button").tap()
    assert keys(place, "gradient") == sorted(keys(place, "gradient"), reverse=True)
    first = place.locator("tbody tr").first
    name, curve = (first.locator(part).bounding_box() for part in ("th", "svg"))
    assert curve["x"] > name["x"]
    assert abs(curve["y"] - name["y"]) < 30
    heads = first.locator("td").evaluate_all("cells => cells.map((cell) => getComputedStyle(cell, '::before').content)")
    assert all(head not in ("none", "normal", '""') for head in heads[1:])


@pytest.mark.parametrize(("language", "scheme", "width"), [("ko", "dark", 1440), ("en", "light", 358)])
def test_in_use_it_has_no_accessibility_faults(table, looked_at, language, scheme, width):
    def found():
        page, place = table(language, scheme, width=width)
        place.locator("select[name=sort]").select_option("gradient")
        place.locator(".fields button").click()
        return faults(page, context=".tool")

    assert looked_at(PATHS[language], found, scheme, width) == []


def test_the_form_takes_the_room_that_was_kept_for_it(table):
    for width in (1440, 358):
        _, place = table("ko", width=width)
        panel = place.locator(".tool__panel")
        last = panel.locator("[role=status]").bounding_box()
        box = panel.bounding_box()
        assert abs(box["y"] + box["height"] - (last["y"] + last["height"])) < 12


@pytest.mark.parametrize("language", ["ko", "en"])
def test_without_scripts_it_is_a_plain_table(table, language):
    _, place = table(language, java_script_enabled=False, width=1440)
    assert place.locator("tbody tr:visible").count() == len(ALL)
    assert place.locator("thead th:visible").count() == len(COLUMNS)
    assert place.locator("svg.losses__curve:visible").count() == len(ALL)
    assert place.locator("button, select").count() == 0
    assert all(
        place.locator("svg.losses__curve").evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")
    )


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ([0, 1], [0, 2], -1),
        ([float("-inf"), 5], [0, 1], -1),
        ([3], [3], 0),
        ([2, 9], [1, 0], 1),
        ("abc", "B", -1),
        ("b", "B", 0),
    ],
)
def test_keys_are_compared_part_by_part(scripts, one, other, sign):
    give = "(module, [one, other]) => Math.sign(module.compare(one, other))"
    finite = [
        [-1e300 if part == float("-inf") else part for part in key] if isinstance(key, list) else key
        for key in (one, other)
    ]
    assert scripts("all_losses.js", give, finite) == sign


@pytest.mark.parametrize("width", [358, 768, 1300])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_word_is_broken_in_a_heading_or_a_name(table, language, width):
    page, place = table(language)
    page.set_viewport_size({"width": width, "height": 900})
    broken = place.evaluate("""(place) => {
        const range = document.createRange();
        const lines = (node, from, to) => {
            range.setStart(node, from);
            range.setEnd(node, to);
            return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
        };
        const found = [];
        const names = "thead th button, tbody td[data-column=page] a, tbody th a, tbody th a code, tbody th code";
        for (const cell of place.querySelectorAll(names))
            for (const node of cell.childNodes)
                for (const word of node.nodeType === Node.TEXT_NODE ? node.textContent.matchAll(/[A-Za-z]+/g) : [])
                    if (lines(node, word.index, word.index + word[0].length) > 1) found.push(word[0]);
        // A label of a narrow screen is not in the document: does its longest word fit its cell?
        for (const cell of place.querySelectorAll("tbody tr:first-child td[data-head]")) {
            const label = getComputedStyle(cell, "::before");
            if (label.display !== "block") continue;
            const canvas = document.createElement("canvas").getContext("2d");
            canvas.font = `${label.fontSize} ${label.fontFamily}`;
            const words = cell.dataset.head.match(/[A-Za-z]+/g) ?? [];
            if (words.some((word) => canvas.measureText(word).width > cell.clientWidth)) found.push(cell.dataset.head);
        }
        return found;
    }""")
    assert broken == []
