"""`nobars translate preview`: the live app, in which translators see and edit each message."""
