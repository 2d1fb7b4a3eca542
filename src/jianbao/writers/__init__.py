"""Files of each kind: placed document in, bytes out."""
