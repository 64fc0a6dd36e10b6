"""``python -m molehunt`` is the command ``molehunt``."""

from molehunt.cli import main

if __name__ == "__main__":
    main()
