"""The forms of `template.yaml` and `profile.yaml`, declared as types."""
