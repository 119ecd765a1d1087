"""The card to show at a counter: a request in the shopkeeper's language, and one's number.

`phrases.toml` has the sentences in English; `translations/<folder>/LC_MESSAGES/counter.po` has
them in another language. A language may have this catalog alone.
"""
