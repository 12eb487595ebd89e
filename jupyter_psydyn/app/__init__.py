"""The command ``jupyter psydyn``."""


def main() -> None:
    """Run the command."""
