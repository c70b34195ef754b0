"""The error clinic by paste: every message that torch raises, in the dress that screens give it."""

import re
import textwrap

import pytest
from lossbook.instruments.error_clinic import PAGE, entries, wordings

RECOGNISE = "(module, [texts, entries]) => texts.map((text) => module.recognise(text, entries).map(({ slug }) => slug))"
DESCRIBE = "(module, texts) => texts.map((text) => module.describe(text))"
PATTERNS = [{"slug": entry["slug"], "wordings": wordings(entry)} for entry in entries()]

# Texts that the clinic must not claim to know.
STRANGERS = [
    "KeyError: 'label'",
    "ModuleNotFoundError: No module named 'torchvision'",
    "OSError: [Errno 28] No space left on device",
    "FileNotFoundError: [Errno 2] No such file or directory: 'data/train.csv'",
    "RuntimeError: DataLoader worker (pid(s) 4242) exited unexpectedly",
    "ValueError: could not convert string to float: 'abc'",
    "RuntimeError: Error(s) in loading state_dict for Net: Missing key(s) in state_dict: fc.weight",
    "AttributeError: 'DataParallel' object has no attribute 'fc'",
    "ZeroDivisionError: float division by zero",
    "epoch 3 loss 2.3026 acc 0.10",
    "The target of this project is to train a classifier.",
    "RuntimeError: Given groups=1, weight of size [64, 3, 7, 7], expected input[8, 1, 64, 64] to have 3 channels",
]


# Sections of the page that no message leads to.
SILENT = {
    "silent-values": "a loss of nan or inf comes without an error",
    "silent-wrong": "a wrong loss comes without an error",
    "detect-anomaly": "advice; what it makes torch say has entries of its own",
}

# What torch 0.2 to 1.2 said about types, in the words of public issues. The same sentence can mean a device, the
# dtype of the target, or that of the model's input: what decides is which two types are named, and which argument.
OLD_TYPES = [
    ("torch.cuda.LongTensor", "torch.cuda.IntTensor", "#2 'target'", "index-target-is-not-long"),
    ("torch.cuda.LongTensor", "torch.cuda.FloatTensor", "#2 'target'", "index-target-is-not-long"),
    ("torch.LongTensor", "torch.IntTensor", "#2 'target'", "index-target-is-not-long"),
    ("torch.LongTensor", "torch.DoubleTensor", "#2 'target'", "index-target-is-not-long"),
    ("torch.cuda.LongTensor", "torch.LongTensor", "#2 'target'", "devices-differ"),
    ("torch.LongTensor", "torch.cuda.LongTensor", "#2 'target'", "devices-differ"),
    ("torch.LongTensor", "torch.cuda.LongTensor", "#3 'index'", "devices-differ"),
    ("torch.cuda.FloatTensor", "torch.FloatTensor", "#4 'mat1'", "devices-differ"),
    ("torch.FloatTensor", "torch.cuda.FloatTensor", "#2 'other'", "devices-differ"),
    ("torch.cuda.FloatTensor", "torch.cuda.LongTensor", "#2 'target'", "target-dtype-differs"),
    ("torch.cuda.LongTensor", "torch.cuda.IntTensor", "#2 'other'", "target-dtype-differs"),
    ("torch.FloatTensor", "torch.LongTensor", "#2 'target'", "target-dtype-differs"),
]

# The same for convolutions, in releases of today as well.
CONVOLUTIONS = [
    ("(torch.cuda.FloatTensor) and weight type (torch.FloatTensor)", "devices-differ"),
    ("(torch.FloatTensor) and weight type (torch.cuda.FloatTensor)", "devices-differ"),
    ("(torch.cuda.HalfTensor) and weight type (torch.HalfTensor)", "devices-differ"),
    ("(torch.cuda.HalfTensor) and weight type (torch.cuda.FloatTensor)", "convolution-dtype"),
    ("(torch.cuda.DoubleTensor) and weight type (torch.cuda.FloatTensor)", "convolution-dtype"),
    ("(CUDAFloatTensor) and weight type (CUDAHalfTensor)", "convolution-dtype"),
    ("(double) and bias type (float)", "convolution-dtype"),
    ("(struct c10::Half) and bias type (float)", "convolution-dtype"),
]


def lookup(run, reference):
    """The texts behind `error_messages/file.py#name`: one, or all of a dictionary."""
    example, _, name = reference.partition("#")
    value = run(example).values
    for key in name.split("."):
        value = value[key]
    return list(value.values()) if isinstance(value, dict) else [value]


@pytest.fixture(scope="module")
def messages(run):
    """What torch raised: (slug, message, whether a word nearby is asked for)."""
    found = []
    for entry in entries():
        for reference in entry["from"]:
            found += [(entry["slug"], text, entry.get("near")) for text in lookup(run, reference)]
    return found


def traceback(message, near, kind="RuntimeError"):
    function = near[0] if near else "step"
    return (
        'Traceback (most recent call last):\n  File "train.py", line 41, in <module>\n    main()\n'
        f'  File "train.py", line 17, in {function}\n    loss = {function}(outputs, labels)\n{kind}: {message}\n'
    )


def in_pytest(text):
    return "\n".join(("E       " if line.strip() else "") + line for line in text.splitlines())


def in_a_frame(text):
    lines = [piece for line in text.splitlines() for piece in (textwrap.wrap(line, 60) or [""])]
    return "\n".join(f"│ {line:<60} │" for line in lines)


def in_colour(text):
    return re.sub(r"^(\w+Error):", "\x1b[0;31m\\1\x1b[0m:", text, flags=re.M)


def in_a_mail(text):
    return "\n".join(f"> {line}" for line in text.splitlines())


def in_a_chat(text):
    return "Hi all, since today I get `" + text.replace("'", "’").replace('"', "“") + "`, what can I do? Thanks!"


def broken_anywhere(text):
    return "\n".join(text[k : k + 50] for k in range(0, len(text), 50))


def in_a_log(text):
    return "step 12 loss 2.31\n" * 200 + text + "\nwandb: run finished\n"


DRESSES = [str, in_pytest, in_a_frame, in_colour, in_a_mail, in_a_chat, broken_anywhere, in_a_log]


@pytest.mark.parametrize("dress", DRESSES, ids=lambda dress: dress.__name__)
def test_every_message_of_the_examples_is_recognised(scripts, messages, dress):
    assert len(messages) > 90
    pasted = [dress(traceback(text, near)) for _, text, near in messages]
    found = scripts("messages.js", RECOGNISE, [pasted, PATTERNS])
    missed = [(slug, text, got) for (slug, text, _), got in zip(messages, found, strict=True) if got[:1] != [slug]]
    assert not missed


FILLS = [
    {"<n>": "7", "<sizes>": "torch.Size([8, 5])", "<word>": "Float", "<any>": "2x3"},
    {"<n>": "50257", "<sizes>": "[1, 75, 94]", "<word>": "torch.cuda.HalfTensor", "<any>": "[32 x 10]"},
    {"<n>": "0", "<sizes>": "(2, 3)", "<word>": "cuda:1", "<any>": "1e-05"},
]


def filled(text, fill):
    for place, value in fill.items():
        text = text.replace(place, value)
    return text


@pytest.mark.parametrize("fill", FILLS, ids=["small", "large", "zero"])
def test_numbers_and_names_do_not_matter(scripts, fill):
    texts = [(entry["slug"], filled(entry["text"], fill), entry.get("near")) for entry in entries() if entry["from"]]
    found = scripts("messages.js", RECOGNISE, [[traceback(text, near) for _, text, near in texts], PATTERNS])
    missed = [(slug, text, got) for (slug, text, _), got in zip(texts, found, strict=True) if got[:1] != [slug]]
    if fill["<n>"] == "0":  # an empty target has an entry of its own
        assert missed.pop(0)[2][0] == "target-batch-size-zero"
    assert not missed


def test_every_wording_that_was_not_run_leads_to_its_entry(scripts):
    texts = [(entry["slug"], one) for entry in entries() for one in entry.get("not_run", [])]
    assert len(texts) > 40
    pasted = [traceback(filled(one["text"], FILLS[0]), one.get("near")) for _, one in texts]
    found = scripts("messages.js", RECOGNISE, [pasted, PATTERNS])
    missed = [(slug, one["text"], got) for (slug, one), got in zip(texts, found, strict=True) if got[:1] != [slug]]
    # The same words without a word nearby belong to the weaker of two entries.
    assert not missed


def test_old_errors_about_types_lead_to_the_tensor_that_is_wrong(scripts):
    text = "Expected object of type {} but found type {} for argument {}"
    found = {text.format(expected, given, argument): slug for expected, given, argument, slug in OLD_TYPES}
    found |= {f"Input type {types} should be the same": slug for types, slug in CONVOLUTIONS}
    got = scripts("messages.js", RECOGNISE, [[traceback(text, None) for text in found], PATTERNS])
    wrong = {text: slugs for (text, slug), slugs in zip(found.items(), got, strict=True) if slugs[:1] != [slug]}
    assert not wrong


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_entry_of_the_page_is_recognised_or_named_as_silent(book, language):
    page = book.pages[f"docs/{language}/{PAGE}"]
    sections = {section.id for section in page.sections if section.level == 3}
    recognised = {entry["slug"] for entry in entries()}
    assert recognised.isdisjoint(SILENT)
    assert sections == recognised | set(SILENT)


def test_a_silent_section_quotes_no_message(book):
    page = book.pages[f"docs/en/{PAGE}"]
    quoted = {page.body.blocks[bound.block].section for bound in page.bounds if isinstance(book.value(bound), str)}
    assert len(quoted) > 60  # the others do
    assert quoted.isdisjoint(SILENT)


def test_a_wording_with_one_word_changed_is_noticed(scripts, messages):
    """Each entry by itself: with its longest word replaced, no message of the examples leads to it any more."""
    for entry in entries():
        if not entry["from"]:
            continue
        longest = max(re.findall(r"[A-Za-z_]{3,}", re.sub(r"<\w+>", "", entry["text"])), key=len)
        today = wordings(entry)[0]
        mutant = {"slug": entry["slug"], "wordings": [{**today, "text": entry["text"].replace(longest, "mutated", 1)}]}
        pasted = [traceback(text, near) for slug, text, near in messages if slug == entry["slug"]]
        assert scripts("messages.js", RECOGNISE, [pasted, [mutant]]) == [[]] * len(pasted), entry["slug"]


def test_strangers_are_not_claimed(scripts):
    found = scripts("messages.js", RECOGNISE, [[traceback(text, None, "x") for text in STRANGERS], PATTERNS])
    assert found == [[]] * len(STRANGERS)


def test_the_error_wins_over_a_warning_before_it(scripts, messages):
    by_slug = {slug: text for slug, text, _ in messages}
    text = f"UserWarning: {by_slug['regression-broadcasts']}\n  return F.mse_loss(input, target)\n" + traceback(
        by_slug["view-size"], None
    )
    assert scripts("messages.js", RECOGNISE, [[text], PATTERNS]) == [["view-size", "regression-broadcasts"]]


def test_what_is_unknown_is_described(scripts):
    cut = traceback("", ["cross_entropy"]).rsplit("\n", 2)[0]
    described = scripts("messages.js", DESCRIBE, [traceback("something new", None), cut, "nothing of the kind"])
    assert described[0]["message"] == "RuntimeError: something new"
    assert described[1] == {"message": "", "traceback": True, "raisedIn": "cross_entropy"}
    assert described[2] == {"message": "", "traceback": False, "raisedIn": ""}


def test_a_long_log_is_searched_at_once(scripts):
    """Work that grows with the square of the length would show as thousands of steps for each character."""
    timed = "(module, [text, entries]) => { module.recognise(text, entries); return module.squeeze(text).length; }"
    text = "loss 2.31 target [2, 3] input softmax expected float " * 4000
    assert scripts("messages.js", timed, [text, PATTERNS]) > 100_000


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_person_pastes_a_traceback(diagnose, language):
    page = diagnose(language)
    place = page.locator("#instrument-error-clinic")
    box = place.locator("textarea")
    box.focus()
    page.keyboard.insert_text(traceback("Target 12 is out of bounds.", ["cross_entropy"], "IndexError"))
    shown = place.locator(".tool__list--found > li").first
    assert "Target N is out of bounds" in shown.inner_text()
    assert place.locator(".message__not-run").count() == 0
    target = shown.locator("a").last.get_attribute("href")
    assert target.endswith("error-messages/#target-out-of-bounds")
    shown.locator("a").last.click()
    page.wait_for_url("**/error-messages/#target-out-of-bounds")
    assert page.locator("[id='target-out-of-bounds']").count() == 1


def test_an_older_wording_is_marked_with_its_address(diagnose):
    page = diagnose()
    place = page.locator("#instrument-error-clinic")
    place.locator("textarea").fill("RuntimeError: multi-target not supported at /pytorch/ClassNLLCriterion.cu:15")
    note = place.locator(".message__not-run")
    assert "not run here" in note.inner_text()
    assert note.locator("a").get_attribute("href") == "https://github.com/pytorch/pytorch/issues/3670"


def test_what_is_unknown_is_said_so_and_nothing_is_sent(diagnose):
    page = diagnose()
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    place = page.locator("#instrument-error-clinic")
    place.locator("textarea").fill(traceback("something new", None))
    assert "does not know" in place.locator("[role=status]").inner_text()
    assert "RuntimeError: something new" in place.locator("[role=status]").inner_text()
    assert place.locator(".tool__list--found > li").count() == 0
    assert [url for url in sent if "/assets/" not in url and "/search/" not in url] == []
    assert "something" not in page.url


def test_the_example_can_be_tried_copied_and_cleared_by_keyboard(diagnose):
    page = diagnose("ko")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    place = page.locator("#instrument-error-clinic")
    place.locator("textarea").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    found = place.locator(".tool__list--found > li").first
    assert "Expected target size" in found.inner_text()
    found.locator("button").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.includes('transpose(1, 2)'))")
    place.locator(".tool__tries button").last.click()
    assert place.locator("textarea").input_value() == ""
    assert place.locator(".tool__list--found > li").count() == 0


def test_without_scripts_every_message_stands_on_the_page(diagnose):
    page = diagnose(java_script_enabled=False)
    assert page.locator("#instrument-error-clinic li[data-slug]").count() == len(entries())
