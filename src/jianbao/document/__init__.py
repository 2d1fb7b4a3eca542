"""The waist: what compose makes, typeset sets, and writers and readers share."""
