"""Who signs in, and for which organisations they act. Ordinary rows: accounts are this installation's affair."""

from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from phoihop.records.actors import Role
from vanban.fold import fold


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, username: str, label: str, password: str | None = None, *, given_password: bool = False
    ) -> "User":
        user = self.model(username=username.strip().lower(), label=label, given_password=given_password)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """An account. `label` is what others see: a person's name, or an office such as “Văn thư – Đảng ủy TKV”."""

    username = models.CharField(max_length=80, unique=True)
    label = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    # The password was given by an administrator: the person chooses another one before anything else.
    given_password = models.BooleanField(default=False)
    # Label and username without marks: what lists are ordered by and looked through.
    folded = models.CharField(max_length=201, default="", db_index=True)

    objects = UserManager()

    USERNAME_FIELD = "username"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = " ".join(fold(f"{self.label} {self.username}").split())
        super().save(*args, **kwargs)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> "MembershipQuerySet":
        """The roles held on `day`."""
        return self.filter(Q(from_day__isnull=True) | Q(from_day__lte=day), Q(to_day__isnull=True) | Q(to_day__gte=day))

    def close(self, last: date) -> None:
        """Ends these roles with `last`; one that had not begun by then was never held, and goes."""
        self.filter(from_day__gt=last).delete()
        self.filter(Q(to_day__isnull=True) | Q(to_day__gt=last)).update(to_day=last)


class Membership(models.Model):
    """A role held for an organisation, from when to when. `stands_in_for` makes it a delegation: the role of an
    absent colleague, taken for a time."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    org = models.CharField(max_length=64, db_index=True)
    role = models.CharField(max_length=10, choices=[(role.value, role.value) for role in Role])
    areas = models.JSONField(default=list)  # codes of the areas a board answers for; empty: all
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)
    stands_in_for = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["id"]


class SignInFailure(models.Model):
    """A failed attempt, kept as long as it counts against the next ones."""

    username = models.CharField(max_length=80)
    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["username", "at"], name="failure_of_user"),
            models.Index(fields=["address", "at"], name="failure_from_address"),
        ]


class SensitiveView(models.Model):
    """Who looked at what needs an account of it: exports, histories, people, other users' settings."""

    user = models.CharField(max_length=64)
    org = models.CharField(max_length=64)
    what = models.CharField(max_length=120)
    subject = models.CharField(max_length=120, default="")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="sensitive_view_at")]
