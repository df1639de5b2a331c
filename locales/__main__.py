"""`python -m locales update` extracts and merges texts; `python -m locales check` names faults."""

import sys

from locales.upkeep import faults, update


def main() -> int:
    """Run the command; 1 when the catalogues have faults."""
    if sys.argv[1:] == ["update"]:
        update()
    found = faults()
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
