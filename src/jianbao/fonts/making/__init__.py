"""How the faces are made from free fonts; not part of the wheel."""
