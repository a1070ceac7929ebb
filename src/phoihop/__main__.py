"""`python -m phoihop` is the `phoihop` command."""

from phoihop.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
