"""Places somebody may ask from, zones with their minutes to every site, and what made them."""

from django.db import models


class ReachBuild(models.Model):
    """What the minutes were computed from: one row, replaced when the baseline changes.

    Attributes
    ----------
    checksum
        Of the baseline's manifest.
    sites
        Ids of the points and offices, in the order of a zone's minutes.
    attribution
        The line every page that shows the minutes carries.

    """

    checksum = models.CharField(max_length=64)
    sites = models.JSONField()
    attribution = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Return the checksum's beginning."""
        return self.checksum[:12]


class ReachZone(models.Model):
    """A demand zone and the minutes from it to every site.

    `minutes` holds one unsigned 16-bit number per site (little-endian), in tenths of a minute;
    the greatest number means that no road or ferry leads there.
    """

    number = models.PositiveIntegerField(primary_key=True)
    municipality = models.CharField(max_length=4)
    x = models.IntegerField()
    y = models.IntegerField()
    minutes = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["x", "y"])]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


class AskPlace(models.Model):
    """A postal code, a named place or a municipality somebody may ask from.

    `key` is the name as it is searched for: lower case, without accents on foreign letters.
    """

    class Sort(models.TextChoices):
        """What the place is."""

        POSTAL_CODE = "postal_code"
        MUNICIPALITY = "municipality"
        PLACE = "place"

    sort = models.CharField(max_length=12, choices=Sort.choices)
    code = models.CharField(max_length=4, blank=True)
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    municipality = models.CharField(max_length=4)
    municipality_name = models.CharField(max_length=80)
    people = models.PositiveIntegerField()
    zone = models.ForeignKey(ReachZone, on_delete=models.CASCADE)
    source = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["key"]), models.Index(fields=["code"])]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
