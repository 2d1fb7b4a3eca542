"""From what an office has to a briefing: papers of any maker, recognised and written as YAML."""
