"""The only room that knows MkDocs and its theme; see README.md beside this file."""
