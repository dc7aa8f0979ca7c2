"""An empty QWizard: the limit."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QWizard, QWizardPage

from tests.bench.painted import Painted

app = QApplication(["bare"])
wizard = QWizard()
page = QWizardPage()
wizard.addPage(page)
watcher = Painted(page)
wizard.show()
sys.exit(app.exec())
