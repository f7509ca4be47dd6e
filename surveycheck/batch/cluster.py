"""Checks on several machines, by way of Dask distributed (extra ``cluster``).

Workers only check; the ledger is written here alone. They see the deliverables, and packs that are folders, under the
same paths as this machine. Whoever reaches a scheduler can have any code run by its workers: ``tcp://`` is for networks
where everybody is trusted, ``tls://`` takes certificates from Dask's own configuration (``distributed.comm.tls``).
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Iterable, Iterator
from typing import Any

from surveycheck.batch.answer import Answer, Waiting
from surveycheck.batch.asked import Asked

Client = Any
"""Dask's types say nothing of themselves."""

CONNECT = "10s"
"""How long the scheduler is waited for."""

AHEAD = 2
"""Deliverables that are handed out for each thread of the workers: one is checked, one waits."""

RETRIES = 3
"""How often a deliverable is handed out again whose worker was lost."""


class Cluster:
    """The workers of the scheduler at ``address`` (``tcp://…`` or ``tls://…``)."""

    def __init__(self, address: str) -> None:
        self.address = address

    def answers(self, waiting: Iterable[Waiting], asked: Asked) -> Iterator[tuple[Waiting, Answer]]:
        """As ``Here.answers``. Raises ClusterError where there is no scheduler, no worker, or another version."""
        client = _client(self.address)
        try:
            yield from _handed_out(client, iter(waiting), asked)
        finally:
            client.close(timeout=1)


class ClusterError(Exception):
    """The workers cannot be used; nothing of what was recorded is lost."""

    loss = True

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


def _client(address: str) -> Client:
    try:
        import distributed
    except ImportError as error:
        wanted = "pip install 'surveycheck[cluster]'"
        raise ClusterError(f"--cluster 需要 {wanted}", f"--cluster wants {wanted}") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it tells is for developers
    if address.startswith("tls:") and not _has_certificates(distributed):
        raise ClusterError(
            f"{address} 需要证书：请在 Dask 的配置中写明 distributed.comm.tls（ca-file、client.cert、client.key）",
            f"{address} wants certificates: say them in Dask's configuration, distributed.comm.tls "
            "(ca-file, client.cert, client.key)",
        )
    try:
        return _untyped(distributed).Client(address, timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError, TimeoutError, TypeError, RuntimeError) as error:
        said = str(error).strip().splitlines()[:1] or [type(error).__name__]
        raise ClusterError(
            f"无法连接集群 {address}：{said[0]}", f"cannot reach the cluster {address}: {said[0]}"
        ) from error


def _has_certificates(distributed: Any) -> bool:
    """Does Dask's configuration name them? Raises ClusterError for files that are none."""
    try:
        return distributed.Security().get_connection_args("client").get("ssl_context") is not None
    except (OSError, ValueError) as error:
        said = str(error).strip() or type(error).__name__
        raise ClusterError(f"集群的证书无法使用：{said}", f"the certificates for the cluster: {said}") from error


def _handed_out(client: Client, waiting: Iterator[Waiting], asked: Asked) -> Iterator[tuple[Waiting, Answer]]:
    import distributed

    slots = _slots(client)
    packed = pickle.dumps(asked)
    running: dict[Any, Waiting] = {}
    done = _untyped(distributed).as_completed(loop=client.loop)

    def hand_out() -> None:
        while len(running) < AHEAD * slots and (one := next(waiting, None)) is not None:
            future = client.submit(_remote, one, packed, pure=False, retries=RETRIES)
            running[future] = one
            done.add(future)

    hand_out()
    for future in done:
        if future.status == "lost" and client.status == "running":
            done.add(future)  # a worker went away with its result: the scheduler has it made again
            continue
        one = running.pop(future)
        yield one, _answer(future)
        hand_out()


def _untyped(module: Any) -> Any:
    return module


def _slots(client: Client) -> int:
    """Threads of the workers. Raises ClusterError where there are none, or where one is another version of ours: the
    same deliverable would have other results there."""
    from surveycheck.batch.worker import version

    threads = client.nthreads()
    if not threads:
        raise ClusterError("集群中没有工作进程", "the cluster has no workers")
    strangers = {name: said for name, said in client.run(version, on_error="return").items() if said != version()}
    if strangers:
        name, said = next(iter(strangers.items()))
        raise ClusterError(
            f"工作进程 {name} 的 surveycheck 与本机不同：{said}", f"the worker {name} has another surveycheck: {said}"
        )
    return sum(threads.values())


def _remote(waiting: Waiting, packed: bytes) -> tuple[str | None, Any, Any]:
    from surveycheck.batch.worker import work

    return work(waiting, pickle.loads(packed))


def _answer(future: Any) -> Answer:
    """What a worker says; where all of them were lost on it, that is no fault of the deliverable's. Raises ClusterError
    where the scheduler is lost."""
    from surveycheck.report import from_json

    if future.status in ("cancelled", "lost"):
        raise ClusterError("与集群的连接已断开", "the connection to the cluster is lost")
    error = future.exception()
    if error is not None:
        said = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        return Answer(trouble=(f"集群没有完成：{said}", f"the cluster did not finish it: {said}"))
    text, fault, trouble = future.result()
    return Answer(from_json(text) if text is not None else None, fault, trouble)
