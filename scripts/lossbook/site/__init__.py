"""From a page to the HTML of its article. Knows Python-Markdown and PyMdown, and no generator."""
