"""jianbao 简报: briefings from YAML to Word, PDF and a one-page metrics sheet."""
