"""The areas everything is counted by, by their numbers of 2024."""

from django.db import models


class District(models.Model):
    """A police district (politidistrikt)."""

    name = models.CharField(max_length=40, unique=True)
    slug = models.SlugField(max_length=40, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class StationDistrict(models.Model):
    """A station district (politistasjonsdistrikt)."""

    name = models.CharField(max_length=120, unique=True)
    district = models.ForeignKey(
        District, on_delete=models.PROTECT, related_name="station_districts"
    )
    municipalities: "models.ManyToManyField[Municipality, Coverage]" = models.ManyToManyField(
        "Municipality", through="Coverage", related_name="station_districts"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Municipality(models.Model):
    """A municipality (kommune) under its number of 2024."""

    number = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=80)
    district = models.ForeignKey(
        District, on_delete=models.PROTECT, related_name="municipalities"
    )
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ["name", "number"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Coverage(models.Model):
    """A station district serving a municipality, whole or in part."""

    station_district = models.ForeignKey(StationDistrict, on_delete=models.CASCADE)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    whole = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["station_district", "municipality"], name="one_coverage_per_pair"
            )
        ]

    def __str__(self) -> str:
        """Return both names."""
        return f"{self.station_district} – {self.municipality}"


class Filling(models.Model):
    """The site was filled, with a mark that tells from what."""

    mark = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Return when."""
        return f"{self.at:%Y-%m-%d %H:%M}"


class Profile(models.Model):
    """What maps and comparisons need of a municipality, made from the baseline at filling.

    `shape` is a GeoJSON geometry in degrees, `drawing` the same coarsely as an SVG path in
    kilometres from the north-western corner of the country's frame, `frame` its west, south,
    east and north in degrees. `people_near` counts the people within 60 km in a straight line
    of where the municipality's people live on average.
    """

    municipality = models.OneToOneField(
        Municipality, on_delete=models.CASCADE, primary_key=True, related_name="profile"
    )
    shape = models.JSONField()
    drawing = models.TextField()
    frame = models.JSONField()
    is_approximate = models.BooleanField()
    neighbours = models.JSONField()
    people_near = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return whose it is."""
        return str(self.municipality)


class YearFigure(models.Model):
    """One official figure of a municipality for one year or period."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="year_figures"
    )
    measure = models.CharField(max_length=30)
    period = models.CharField(max_length=9)
    value = models.FloatField()

    class Meta:
        ordering = ["measure", "period"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "measure", "period"], name="one_figure_per_year"
            )
        ]

    def __str__(self) -> str:
        """Return what it says of where and when."""
        return f"{self.measure} {self.municipality_id} {self.period}: {self.value}"
