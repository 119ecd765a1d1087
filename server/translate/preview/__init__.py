"""`nobars translate preview`: the live app, in which a translator sees and edits each message."""
