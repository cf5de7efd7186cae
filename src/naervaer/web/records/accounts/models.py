"""Accounts, the roles given to them, and how each of them signs in."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from naervaer.domain.authority import Role

ROLE_CHOICES = [(role.value, role.value) for role in Role]


class User(AbstractUser):
    """Somebody with an account; `username` is the stable key the history keeps."""

    class Standing(models.TextChoices):
        """Whose account it is."""

        STAFF = "staff"
        INHABITANT = "inhabitant"
        DEMO = "demo"

    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.STAFF)

    def __str__(self) -> str:
        """Return the name people know."""
        return self.get_full_name() or self.username


class RoleGrant(models.Model):
    """A role somebody has, at a place, from a day and until it is taken back."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=30, choices=ROLE_CHOICES)
    district = models.ForeignKey(
        "areas.District", on_delete=models.PROTECT, null=True, blank=True
    )
    municipality = models.ForeignKey(
        "areas.Municipality", on_delete=models.PROTECT, null=True, blank=True
    )
    given_at = models.DateTimeField(auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]),
                name="grant_names_a_known_role",
            )
        ]

    def __str__(self) -> str:
        """Return the role and where."""
        return f"{self.role} ({self.municipality or self.district or 'landet'})"


class OneTimeCodes(models.Model):
    """The generator of one-time codes (TOTP) of an account, its secret sealed."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="codes")
    sealed_secret = models.TextField()
    is_confirmed = models.BooleanField(default=False)
    last_step = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        """Return whose it is."""
        return str(self.user)


class RecoveryCode(models.Model):
    """A code on paper that stands in for the second factor, once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return whose it is."""
        return str(self.user)


class Passkey(models.Model):
    """A passkey (WebAuthn) of an account: its public half."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential_id = models.CharField(max_length=700, unique=True)
    public_key = models.TextField()
    sign_count = models.PositiveBigIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return what its owner calls it."""
        return self.name


class SetupLink(models.Model):
    """A link that lets somebody choose a password, once and for a short time."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="setup_links")
    token_hash = models.CharField(max_length=64, unique=True)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return whose it is."""
        return str(self.user)


class SignInAttempt(models.Model):
    """One attempt to sign in, counted against the account and against the address."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["key", "at"], name="accounts_attempt_key_at")]

    def __str__(self) -> str:
        """Return when."""
        return f"{self.at:%Y-%m-%d %H:%M}"


class OutsideIdentity(models.Model):
    """Who an account is at ID-porten or Ansattporten, as a keyed hash, never in clear."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="identities")
    issuer = models.URLField(max_length=200)
    subject_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "subject_hash"], name="one_account_per_identity"
            )
        ]

    def __str__(self) -> str:
        """Return where the person is known."""
        return self.issuer


class OutsideSession(models.Model):
    """A session that began at ID-porten or Ansattporten, so that it can be ended from there."""

    issuer = models.URLField(max_length=200)
    sid_hash = models.CharField(max_length=64, db_index=True)
    session_key = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Return where it began."""
        return self.issuer


class OpenSession(models.Model):
    """A session an account has open, as its owner sees it; without it the session is over."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="open_sessions")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    browser = models.CharField(max_length=20, blank=True)
    is_handheld = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Return when it began."""
        return f"{self.began_at:%Y-%m-%d %H:%M}"
