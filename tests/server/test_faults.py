"""The server goes away at the worst moment: nobody gets in without a commit that was heard (G3, G7)."""

import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from app.core.api.actors import Person
from app.core.api.answers import Answer, SessionEnded, SessionOpened
from app.core.api.commands import ShowProfile, SubmitCode, SubmitPassword
from app.core.api.errors import KnownError, OutcomeUnknown, ServerUnavailable, StoreBusy, StoreCorrupt
from app.core.api.notices import CodeAlreadyUsed
from app.core.api.screens import ProfileScreen
from app.core.store import postgres_server
from app.testing.phone import VirtualPhone
from tests.cluster import SHARED, Cluster

from .conftest import PASSWORD, Host
from .wire import Wire

HOLD = "SELECT pg_advisory_lock(%s)"
# The first commit reserves the attempt, the second one takes the code and opens the session.
SECOND = 2
COMMIT = b"COMMIT\0"  # as a statement ends: not the COMMITTED of a BEGIN


@pytest.fixture
def wire(cluster: Cluster) -> Iterator[Wire]:
    """Give a wire to the server, and its end in a folder."""
    folder = Path(tempfile.mkdtemp(prefix="wire-", dir="/tmp"))
    laid = Wire(folder, cluster.port, cluster.folder)
    yield laid
    laid.close()
    shutil.rmtree(folder)


@pytest.fixture
def far(host_at: Callable[[str], Host], wire: Wire, cluster: Cluster, phone: VirtualPhone) -> Host:
    """Give a host whose account has MFA on, at the end of the wire."""
    url = cluster.url(cluster.emptied(SHARED)).replace(str(cluster.folder), str(wire.folder))
    found = host_at(url)
    found.enroll(phone)
    return found


def sessions(cluster: Cluster) -> int:
    """Count the sessions in the store."""
    ((count,),) = cluster.execute(SHARED, "SELECT count(*) FROM twinlatch.session")
    assert isinstance(count, int)
    return count


def outcome(host: Host, attempt: str, code: str) -> Answer | KnownError:
    """Submit a code; return what came of it."""
    try:
        return host.ask(SubmitCode(attempt, code))
    except KnownError as error:
        return error


@pytest.mark.rule("G3", "T2", "B1")
def test_a_commit_without_an_answer_opens_nothing(
    far: Host, wire: Wire, cluster: Cluster, phone: VirtualPhone
) -> None:
    """Committed or not, nobody knows: no session is handed out, and the code is burnt."""
    attempt, code = far.attempt(), phone.code()
    before = sessions(cluster)
    wire.cut_at(COMMIT, "before_answer", SECOND)
    assert isinstance(outcome(far, attempt, code), OutcomeUnknown)
    assert wire.cuts == 1
    assert sessions(cluster) == before + 1
    again = outcome(far, attempt, code)
    assert isinstance(again, Answer)
    assert (again.session, again.notice) == (None, CodeAlreadyUsed())
    assert sessions(cluster) == before + 1


@pytest.mark.rule("G3", "T2")
def test_a_commit_that_never_came_opens_nothing(
    far: Host, wire: Wire, cluster: Cluster, phone: VirtualPhone
) -> None:
    """Cut before the commit went out: nothing was done, and the same code opens once."""
    attempt, code = far.attempt(), phone.code()
    before = sessions(cluster)
    wire.cut_at(COMMIT, "instead", SECOND)
    assert isinstance(outcome(far, attempt, code), OutcomeUnknown)
    assert sessions(cluster) == before
    again = outcome(far, attempt, code)
    assert isinstance(again, Answer)
    assert isinstance(again.session, SessionOpened)
    assert sessions(cluster) == before + 1


@pytest.mark.rule("G3")
@pytest.mark.parametrize("how", ["instead", "before_answer"])
@pytest.mark.parametrize("word", [b"BEGIN", b"last_counter", b"INSERT INTO audit", b"INSERT INTO session"])
def test_cut_within_the_transaction(
    far: Host, wire: Wire, cluster: Cluster, phone: VirtualPhone, word: bytes, how: str
) -> None:
    """Before the commit nothing is done, and it is said so; what was typed works the next time."""
    attempt, code = far.attempt(), phone.code()
    far.cores[-1]._desk.store._line._kept.invalidate()  # type: ignore[union-attr]  # statements travel in words again
    far.cores[-1]._desk.store._line.hang_up()
    before = sessions(cluster)
    wire.cut_at(word, how)  # type: ignore[arg-type]
    assert isinstance(outcome(far, attempt, code), ServerUnavailable)
    assert (wire.cuts, sessions(cluster)) == (1, before)
    again = outcome(far, attempt, code)
    assert isinstance(again, Answer)
    assert isinstance(again.session, SessionOpened)


@pytest.mark.rule("G3")
def test_a_connection_found_dead_is_replaced(
    far: Host, wire: Wire, cluster: Cluster, phone: VirtualPhone
) -> None:
    """Ended by an administrator while nobody acted: the next act connects anew and nobody notices."""
    attempt = far.attempt()
    cluster.hang_up(SHARED)
    assert isinstance(far.ask(SubmitCode(attempt, phone.code())).session, SessionOpened)
    assert wire.cuts == 0


@pytest.mark.rule("G3", "B2")
def test_a_writer_that_holds_on_is_not_waited_for(
    host: Host, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another writer holds the lock: a bounded wait, then words; readers go on meanwhile."""
    assert postgres_server.LOCK_WAIT_MS <= 3000
    monkeypatch.setitem(postgres_server.SESSION, "lock_timeout", 50)
    host.sign_up()
    opened = host.ask(SubmitPassword("user", PASSWORD)).session
    assert isinstance(opened, SessionOpened)
    with cluster.admin(SHARED) as other:
        other.execute(HOLD, [postgres_server.WRITERS])
        with pytest.raises(StoreBusy):
            host.ask(SubmitPassword("user", PASSWORD))
        shown = host.cores[-1].handle(Person(opened.token), ShowProfile()).screen
        assert isinstance(shown, ProfileScreen)
    assert host.ask(SubmitPassword("user", PASSWORD)).session is not None


@pytest.mark.rule("G3")
def test_a_table_that_is_locked_is_not_waited_for(
    host: Host, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever an administrator does to the tables: the wait ends."""
    monkeypatch.setitem(postgres_server.SESSION, "lock_timeout", 50)
    host.sign_up()
    with cluster.admin(SHARED) as other, other.transaction():
        other.execute("LOCK TABLE twinlatch.account")
        with pytest.raises(StoreBusy):
            host.ask(SubmitPassword("user", PASSWORD))
    assert host.ask(SubmitPassword("user", PASSWORD)).session is not None


@pytest.mark.rule("G3", "B1")
@pytest.mark.parametrize("held", ["idle", "commit"])
def test_a_server_that_stands_still(
    own: Cluster, host_at: Callable[[str], Host], monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    """It keeps the connection and says nothing: the wait ends here, and nobody gets in."""
    host = host_at(own.url(SHARED))
    host.sign_up()
    monkeypatch.setattr(postgres_server, "ANSWER_S", 1.0)
    monkeypatch.setattr(postgres_server, "CONNECT_S", 2)
    if held == "commit":
        commit = postgres_server.Bounded.commit

        def stopped(self: postgres_server.Bounded) -> None:
            own.signal(signal.SIGSTOP)
            commit(self)

        monkeypatch.setattr(postgres_server.Bounded, "commit", stopped)
    else:
        own.signal(signal.SIGSTOP)
    try:
        with pytest.raises(OutcomeUnknown if held == "commit" else ServerUnavailable):
            host.ask(SubmitPassword("user", PASSWORD))
    finally:
        monkeypatch.undo()
        own.signal(signal.SIGCONT)
    assert host.ask(SubmitPassword("user", PASSWORD)).session is not None


@pytest.mark.rule("G7")
def test_no_cached_sign_in(own: Cluster, host_at: Callable[[str], Host]) -> None:
    """While the server is gone nothing is shown and nobody gets in; afterwards all goes on without a restart."""
    host = host_at(own.url(SHARED))
    host.sign_up()
    opened = host.ask(SubmitPassword("user", PASSWORD)).session
    assert isinstance(opened, SessionOpened)
    own.stop()
    for _ in range(2):
        with pytest.raises(ServerUnavailable):
            host.ask(SubmitPassword("user", PASSWORD))
        with pytest.raises(ServerUnavailable):
            host.cores[-1].handle(Person(opened.token), ShowProfile())
    with pytest.raises(ServerUnavailable):
        host.open()
    own.start()
    shown = host.cores[-1].handle(Person(opened.token), ShowProfile())
    assert isinstance(shown.screen, ProfileScreen)
    assert not isinstance(shown.session, SessionEnded)
    assert host.ask(SubmitPassword("user", PASSWORD)).session is not None


@pytest.mark.rule("B1")
def test_a_failed_statement_that_was_overlooked_is_no_success(host: Host) -> None:
    """COMMIT after a failed statement keeps nothing; it must not pass for done."""
    host.sign_up()
    store = host.cores[-1]._desk.store
    with (
        pytest.raises(postgres_server.AbortedTransactionError),
        store.transaction() as tx,
        pytest.raises(DBAPIError, match="division by zero"),
    ):
        tx.connection.exec_driver_sql("SELECT 1/0")
    assert host.ask(SubmitPassword("user", PASSWORD)).session is not None


@pytest.mark.rule("F1", "B4")
def test_tables_that_go_while_it_is_open(host: Host, cluster: Cluster) -> None:
    """A schema that is dropped under an open window is told."""
    host.sign_up()
    cluster.emptied(SHARED)
    with pytest.raises(StoreCorrupt):
        host.ask(SubmitPassword("user", PASSWORD))
