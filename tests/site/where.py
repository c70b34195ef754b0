"""Addresses that several tests of the site open."""

DIAGNOSE = {"ko": "practice/diagnose/", "en": "en/practice/diagnose/"}
