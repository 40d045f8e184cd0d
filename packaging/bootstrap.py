"""The two commands of a fresh checkout, on a bare machine too:

    python3 packaging/bootstrap.py run [ARGS...]     set everything up and start the program
    python3 packaging/bootstrap.py test [ARGS...]    set everything up and run the tests

Standard library only. This file is kept readable for an old Python, which is told that it is one;
what the commands do is in `checkout.py`.
"""

import sys

NEEDED = (3, 11)

if tuple(sys.version_info[:2]) < NEEDED:
    sys.exit(
        "Diffusion Studio needs Python 3.11 or newer and this is Python "
        + sys.version.split()[0]
        + "; start it with a newer one, for example: python3.11 packaging/bootstrap.py run"
    )

if __name__ == "__main__":
    from checkout import main

    sys.exit(main(sys.argv[1:]))
