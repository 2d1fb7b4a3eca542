"""What the audit says, one file a family of checks."""
