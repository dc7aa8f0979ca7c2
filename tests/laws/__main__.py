"""Name every breach of the house's laws; exit 1 if there is one."""

import sys

from . import code, whole
from .source import project_sources


def main() -> int:
    """Hold all sources against all laws."""
    sources = list(project_sources())
    breaches = [b for s in sources if s.is_python for law in code.LAWS for b in law(s)]
    breaches += [b for law in whole.LAWS for b in law(sources)]
    for breach in breaches:
        print(breach)
    print(f"{len(breaches)} breaches of {len(code.LAWS) + len(whole.LAWS)} laws in {len(sources)} files")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
