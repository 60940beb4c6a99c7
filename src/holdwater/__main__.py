"""`python -m holdwater`: the same door as the `holdwater` command."""

from holdwater.cli.main import run

if __name__ == "__main__":
    run()
