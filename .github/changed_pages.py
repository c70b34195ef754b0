"""Say in Markdown which pages a pull request changes, and whether the twin of each changes too.

git diff --name-status --no-renames -z BASE HEAD -- docs/ko docs/en | changed_pages.py URL_BEFORE URL_AFTER
"""

import re
import sys
from urllib.parse import quote

LANGUAGES = {"ko": "한국어", "en": "English"}
ALONE = {"ko": "**한국어만 바뀜 · only Korean changed**", "en": "**영어만 바뀜 · only English changed**"}
DONE = {"A": "새로 씀 · new", "D": "지움 · deleted"}


def read(listed: str) -> dict[str, dict[str, str]]:
    """What git listed, as {path within a language: {language: letter}}; pages only."""
    pages: dict[str, dict[str, str]] = {}
    fields = listed.split("\0")
    for letter, file in zip(fields[::2], fields[1::2], strict=False):
        if match := re.fullmatch(r"docs/(ko|en)/(.+\.md)", file, re.S):
            pages.setdefault(match[2], {})[match[1]] = letter
    return pages


def summary(pages: dict[str, dict[str, str]], before: str, after: str) -> str:
    if not pages:
        return "이 요청은 페이지를 바꾸지 않습니다. · This request changes no page.\n"
    lines = [
        "## 바뀐 페이지 · Changed pages",
        "",
        f"| 페이지 · Page | {LANGUAGES['ko']} | {LANGUAGES['en']} | 짝 · Twin |",
        "|---|---|---|---|",
    ]
    for page, changed in sorted(pages.items()):
        name = re.sub(r"[^\w./-]", "?", page)
        cells = [f"`{name}`"]
        for language in LANGUAGES:
            letter = changed.get(language)
            address = quote(f"docs/{language}/{page}")
            links = [DONE[letter]] if letter in DONE else []
            if letter and letter != "A":
                links.append(f"[전 · before]({before}/{address})")
            if letter and letter != "D":
                links.append(f"[후 · after]({after}/{address})")
            cells.append(", ".join(links) or "그대로 · unchanged")
        cells.append("함께 바뀜 · changed too" if len(changed) == len(LANGUAGES) else ALONE[next(iter(changed))])
        lines.append(f"| {' | '.join(cells)} |")
    lines += [
        "",
        "점검을 통과하면 만든 사이트가 `site`라는 산출물로 아래에 붙습니다. "
        "압축을 풀고 그 폴더에서 `python3 -m http.server`로 봅니다. 한국어는 `/`, 영어는 `/en/`에 있습니다.",
        "",
        "Once the checks pass, the built site is attached below as the artifact `site`. "
        "Unpack it and serve that folder with `python3 -m http.server`: Korean at `/`, English at `/en/`.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf8")
    sys.stdout.write(summary(read(sys.stdin.buffer.read().decode("utf8", "replace")), *sys.argv[1:3]))
