"""Where the instruments stand in the built site."""

DIAGNOSE = {"ko": "practice/diagnose/", "en": "en/practice/diagnose/"}
