"""The address to which a person's letters go: nothing is sent there before they have said that it is theirs."""

from datetime import datetime, timedelta
from typing import Final

from django.core import signing

from phoihop.notices import letters, mailing
from phoihop.notices.models import Mailbox
from phoihop.ui.links import url

SALT: Final = "phoihop.notices.address"
VALID: Final = timedelta(days=7)


def ask(now: datetime) -> None:
    """Sends the letters that ask for confirmation, each once: the row is marked before its letter goes. One that was
    not taken says why, to the person, who may ask again."""
    for box in Mailbox.objects.filter(asked_at=None, confirmed_at=None, user__is_active=True).exclude(address=""):
        waiting = Mailbox.objects.filter(pk=box.pk, asked_at=None, address=box.address)
        if not waiting.update(asked_at=now, error=""):
            continue
        token = signing.dumps([box.pk, box.address], salt=SALT)
        link = letters.address(url("notices:confirm", token))
        failure = mailing.send(letters.confirming(box.address, box.user.label, link))
        if failure:
            Mailbox.objects.filter(pk=box.pk, asked_at=now).update(error=failure.words)


def confirm(user: int, token: str, now: datetime) -> bool:
    """Whether the link is this person's, for the address that they have still entered."""
    try:
        whose, address = signing.loads(token, salt=SALT, max_age=VALID)
    except (signing.BadSignature, ValueError, TypeError):
        return False
    if whose != user:
        return False
    found = Mailbox.objects.filter(user=user, address=address)
    return bool(found.update(confirmed_at=now, error=""))


def enter(user: int, *, address: str, **times: object) -> Mailbox:
    """Keeps what a person chose. Another address has to be confirmed anew."""
    box, made = Mailbox.objects.get_or_create(user_id=user)
    if made or box.address != address:
        box.address, box.asked_at, box.confirmed_at, box.error = address, None, None, ""
    for name, value in times.items():
        setattr(box, name, value)
    box.save()
    return box


def again(user: int) -> None:
    """The letter that asks for confirmation is to go once more."""
    Mailbox.objects.filter(user=user, confirmed_at=None).update(asked_at=None, error="")


def of(user: int) -> Mailbox:
    """What the person chose; what holds where they chose nothing."""
    return Mailbox.objects.filter(user=user).first() or Mailbox(user_id=user)
