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
    example = Example("t/x.py", TEXT)
    assert example.shown("en").splitlines() == [
        "x = 1  # one",
        'y = "# en: not a comment"  # (B, C)',
        "# From here on.",
        "z = x",
    ]
    assert "# 하나" in example.shown("ko")
    assert "From" not in example.shown("ko")


def test_a_section_is_shown_without_its_markers():
    assert Example("t/x.py", TEXT).shown("ko", "part") == "z = x"


def test_a_form_feed_is_no_end_of_a_line():
    example = Example("t/x.py", "x = 1\x0c\ny = 2  # en: two  # ko: 둘\n")
    assert example.shown("en").split("\n")[1] == "y = 2  # two"


def test_the_line_of_a_value_is_where_it_was_last_assigned():
    example = Example("t/x.py", "x = 1\nx, y = 2, 3\nfor i in range(2):\n    y = i\n")
    assert (example.line_of("x"), example.line_of("y"), example.line_of("i")) == (2, 2, None)
