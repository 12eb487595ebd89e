"""``jupyter psydyn passphrase``, ``recovery``, ``keyring``, ``undo``, ``redo``, ``erase``."""

import argparse

from . import secret


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    passphrase = commands.add_parser("passphrase", help="another one", description=run_passphrase.__doc__)
    passphrase.add_argument("journal", metavar="JOURNAL")
    passphrase.add_argument("--forgotten", action="store_true", help="open it with the recovery code")
    passphrase.set_defaults(run=run_passphrase)

    recovery = commands.add_parser("recovery", help="a new recovery code", description=run_recovery.__doc__)
    recovery.add_argument("journal", metavar="JOURNAL")
    recovery.set_defaults(run=run_recovery)

    keyring = commands.add_parser("keyring", help="open it without asking", description=run_keyring.__doc__)
    keyring.add_argument("journal", metavar="JOURNAL")
    which = keyring.add_mutually_exclusive_group(required=True)
    which.add_argument("--remember", action="store_true", help="this computer opens the journal from now on")
    which.add_argument("--forget", action="store_true", help="it does no longer")
    keyring.set_defaults(run=run_keyring)

    for verb, says in (("undo", "take back your last step"), ("redo", "do again what was undone")):
        step = commands.add_parser(verb, help=says, description=f"{says[0].upper()}{says[1:]} in a journal.")
        step.add_argument("journal", metavar="JOURNAL")
        step.set_defaults(run=run_step, verb=verb)

    erase = commands.add_parser("erase", help="destroy a case for ever", description=run_erase.__doc__)
    erase.add_argument("journal", metavar="JOURNAL")
    erase.add_argument("--case", required=True, metavar="ID", help="which one")
    erase.add_argument("--private", action="store_true", help="only its process notes and private layers")
    erase.set_defaults(run=run_erase)


def run_passphrase(arguments: argparse.Namespace) -> int:
    """Change a journal's passphrase. Copies of the old key file still open with the old one."""
    from ..journal import keys
    from ..journal.backup import log_of
    from ..journal.file import keys_beside

    with secret.opened(arguments.journal, recovery=arguments.forgotten) as journal:
        keys.change_passphrase(keys_beside(journal.path), log_of(journal).ring, secret.ask_new(journal.name))
        journal.note("change-keys")
    print(
        f"{journal.name} has another passphrase. Destroy copies of its key file: they open with the old one."
    )
    return 0


def run_recovery(arguments: argparse.Namespace) -> int:
    """Make a new recovery code for a journal; the old one opens nothing any more."""
    from ..journal import keys
    from ..journal.backup import log_of
    from ..journal.file import keys_beside

    with secret.opened(arguments.journal) as journal:
        code = keys.new_recovery_code(keys_beside(journal.path), log_of(journal).ring)
        journal.note("change-keys")
    secret.show_code(journal.name, code)
    return 0


def run_keyring(arguments: argparse.Namespace) -> int:
    """Have this computer's keyring open a journal without its passphrase, or no longer."""
    from ..journal import keys
    from ..journal.backup import log_of
    from ..journal.file import keys_beside

    with secret.opened(arguments.journal) as journal:
        if arguments.remember:
            keys.remember(keys_beside(journal.path), log_of(journal).ring)
        else:
            keys.forget(keys_beside(journal.path))
        journal.note("change-keys")
    print(
        f"This computer opens {journal.name} {'by itself' if arguments.remember else 'no longer by itself'}."
    )
    return 0


def run_step(arguments: argparse.Namespace) -> int:
    """Undo or redo, and say what."""
    with secret.opened(arguments.journal) as journal:
        step = journal.undo() if arguments.verb == "undo" else journal.redo()
    done = "taken back" if arguments.verb == "undo" else "done again"
    count = len(step.records)
    print(
        f"The step {step.verb!r} of {step.at} ({count} {'record' if count == 1 else 'records'}) was {done}."
    )
    return 0


def run_erase(arguments: argparse.Namespace) -> int:
    """Destroy a case: its key first, then all that it sealed. There is no way back, also not by a backup."""
    from ..journal import Hypothesis
    from ..journal.records import Verdict

    with secret.opened(arguments.journal) as journal:
        cases = {one.id: one.pseudonym for one in journal.cases()}
        case = arguments.case
        if case not in cases:
            known = "; ".join(f"{one} {pseudonym}".strip() for one, pseudonym in cases.items())
            raise ValueError(f"there is no such case in {journal.name}; there are: {known}")
        count = sum(one.case == case for one in journal.entries(deleted=True))
        home, what = case, f"the case {case} ({count} entries, with their history)"
        if arguments.private:
            home, what = journal.private_case(case), f"the process notes and private layers of case {case}"
        print(f"This destroys {what} for ever.")
        if not secret.confirmed("Type the id of the case:", case):
            raise ValueError("this is not the id of the case; nothing was erased")
        journal.erase(home)
        of_all = [one for one in (*journal.records(Hypothesis), *journal.records(Verdict)) if not one.case]
    if of_all and not arguments.private:
        print(f"{len(of_all)} decisions and hypotheses are of the journal as a whole, and stay.")
    print(f"Erased: {what}. Destroy old copies of {journal.name}-keys: with one of them, and a backup,")
    print("it could still be read.")
    return 0
