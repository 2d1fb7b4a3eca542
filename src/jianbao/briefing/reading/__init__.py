"""A briefing's folder -> Briefing; all problems in one go."""
