"""The same page with the same style and fonts in a plain wizard; no shell, no bridge, no core."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QWizard

from app.ui.pages.sign_in import SignInPage
from app.ui.theme import current
from tests.bench.painted import Painted

app = QApplication(["peer"])
current().install(app, "system")
wizard = QWizard()
wizard.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
wizard.setButtonLayout([])
wizard.resize(480, 680)
page = SignInPage()
wizard.addPage(page)
watcher = Painted(page)
wizard.show()
sys.exit(app.exec())
