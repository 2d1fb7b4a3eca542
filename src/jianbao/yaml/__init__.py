"""YAML files: text with places, declared records, dates, JSON Schemas."""
