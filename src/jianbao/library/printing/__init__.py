"""Print-ready sheets, their slip, and the register of copies."""
