"""The one contract type behind the import arrows: who may import what, with direct imports only.

import-linter's own types are deny-lists that follow chains; the house's table is allow-lists.
``who`` the row is about may import ``may``, its own package and the standard library; ``without``
takes out of both sides what another row speaks of.
"""

import sys
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


def within(module: str, packages: list[str]) -> str | None:
    """Return the package of the list that the module is, or stands in."""
    return next((name for name in packages if module == name or module.startswith(f"{name}.")), None)


class ArrowsContract(Contract):
    """One row of the table."""

    type_name = "arrows"

    who = fields.ListField(subfield=fields.StringField())
    may = fields.ListField(subfield=fields.StringField(), required=False, default=[])
    without = fields.ListField(subfield=fields.StringField(), required=False, default=[])

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002 import-linter's call
        """Collect every direct import that the row does not allow."""
        breaches = [
            (importer, imported)
            for importer in sorted(graph.modules)
            if self._is_about(importer)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if not self._allows(importer, imported)
        ]
        lines = {
            pair: [
                detail["line_number"]
                for detail in graph.get_import_details(importer=pair[0], imported=pair[1])
            ]
            for pair in breaches
        }
        return ContractCheck(kept=not breaches, metadata={"lines": lines})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each breach."""
        for (importer, imported), lines in check.metadata["lines"].items():
            output.print_error(f"{importer} may not import {imported} (line {', '.join(map(str, lines))})")

    def _is_about(self, module: str) -> bool:
        return bool(within(module, self._names("who"))) and not within(module, self._names("without"))

    def _allows(self, importer: str, imported: str) -> bool:
        if imported.partition(".")[0] in sys.stdlib_module_names:
            return True
        own = within(importer, self._names("who"))
        if own is not None and within(imported, [own]):
            return True
        return bool(within(imported, self._names("may"))) and not within(imported, self._names("without"))

    def _names(self, field: str) -> list[str]:
        # On an instance import-linter has put the parsed value in the field's place.
        return cast("list[str]", getattr(self, field))
