"""`python -m naervaer` is the `naervaer` command."""

from naervaer.cli.main import main

if __name__ == "__main__":
    main()
