"""A briefing and a template -> blocks: pure, without files, clock, fonts or lengths."""
