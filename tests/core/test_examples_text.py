from lossbook.examples import Example

TEXT = '''\
"""ko: 주장입니다.
en: The claim.
"""

x = 1  # en: one  # ko: 하나
y = "# en: not a comment"  # (B, C)
# ko: 여기부터입니다.
# en: From here on.
# --8<-- [start:part]
z = x
# --8<-- [end:part]
'''


def test_each_reader_sees_one_language():
    example = Example("examples/t/x.py", TEXT)
    assert example.shown("en").splitlines() == [
        '"""The claim."""',
        "",
        "x = 1  # one",
        'y = "# en: not a comment"  # (B, C)',
        "# From here on.",
        "z = x",
    ]
    assert "# 하나" in example.shown("ko")
    assert "From" not in example.shown("ko")


def test_a_section_is_shown_without_its_markers():
    assert Example("examples/t/x.py", TEXT).shown("ko", "part") == "z = x"


def test_both_readers_see_the_same_program(project, runs):
    import ast

    from lossbook import examples

    for example in examples.read_all(project):
        trees = [ast.parse(example.shown(language)) for language in ("ko", "en")]
        for tree in [*trees, own := ast.parse(example.text)]:
            tree.body = tree.body[1:]  # the docstring is the only difference that is meant
        assert ast.dump(trees[0]) == ast.dump(trees[1]) == ast.dump(own), example.name
