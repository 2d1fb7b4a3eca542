"""A release by mail: the draft that a mail program opens, and the way through a mail server."""
