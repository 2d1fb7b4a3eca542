"""The forms of a briefing's three kinds of file, declared as types."""
