"""`python -m jianbao` is the command `jianbao`."""

from jianbao.cli import main

raise SystemExit(main())
