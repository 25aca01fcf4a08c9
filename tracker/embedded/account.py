"""The account a server runs under, and what its process does just before it becomes the server.

PostgreSQL refuses to run as root. Started by root, both servers run as the owner of the data directory, or as
`nobody`. Where that account cannot reach the programs or the data (a clone in /root), the process keeps one
capability of root's: to search folders that are closed to it.
"""

import ctypes
import os
import platform
import pwd
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tracker.embedded.errors import CannotStartError

CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2
PR_SET_PDEATHSIG = 1
PR_SET_SECUREBITS = 28
SECBIT_NO_SETUID_FIXUP = 1 << 2
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
LINUX_CAPABILITY_VERSION_3 = 0x20080522


@dataclass(frozen=True)
class Account:
    """Who runs the servers; `drops_root` is False for the account that is already ours."""

    uid: int
    gid: int
    drops_root: bool
    capability: int | None = None

    def own(self, path: Path) -> None:
        """Hand a file or folder of the data directory to this account."""
        if self.drops_root:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def preparation(self, *, death_signal: signal.Signals | None = None) -> Callable[[], None]:
        """What Popen runs in the child before the program: change account, and tie its life to ours (Linux)."""
        parent = os.getpid()
        libc = ctypes.CDLL(None, use_errno=True) if platform.system() == "Linux" else None

        def prepare() -> None:
            if self.drops_root:
                if libc is not None and self.capability is not None:
                    # Keeps capabilities over the change of account, and has access(2) heed them: initdb asks it.
                    _checked(libc.prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0))
                os.setgroups([])
                os.setgid(self.gid)
                os.setuid(self.uid)
                if libc is not None and self.capability is not None:
                    mask = 1 << self.capability
                    header = (ctypes.c_uint32 * 2)(LINUX_CAPABILITY_VERSION_3, 0)
                    _checked(libc.capset(header, (ctypes.c_uint32 * 6)(mask, mask, mask, 0, 0, 0)))
                    _checked(libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, self.capability, 0, 0))
            os.umask(0o077)
            # Last, because a change of account clears it.
            if libc is not None and death_signal is not None:
                _checked(libc.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0))
                if os.getppid() != parent:
                    os._exit(1)

        return prepare


def _checked(result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def server_account(data_dir: Path) -> Account:
    """The account for the servers of `data_dir`."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), drops_root=False)
    owner = data_dir.stat()
    if owner.st_uid != 0:
        return Account(owner.st_uid, owner.st_gid, drops_root=True)
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        return Account(65534, 65534, drops_root=True)
    return Account(nobody.pw_uid, nobody.pw_gid, drops_root=True)


def with_reach(account: Account, program: Path, data_dir: Path) -> Account:
    """`account`, with the least capability under which it can run `program` and enter `data_dir`.

    Raises CannotStartError where no capability at hand is enough.
    """
    if not account.drops_root:
        return account
    for capability in (None, CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE):
        candidate = Account(account.uid, account.gid, account.drops_root, capability)
        prepare = candidate.preparation()

        def enter(prepare: Callable[[], None] = prepare) -> None:
            prepare()
            os.chdir(data_dir)

        try:
            subprocess.run(  # noqa: S603
                [program, "--version"],
                preexec_fn=enter,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return candidate
    raise CannotStartError(
        f"Started by root, the servers run under account {account.uid}, which cannot reach {program} "
        f"or {data_dir}. Move the project out of folders closed to others (such as /root), or run as a plain user."
    )
