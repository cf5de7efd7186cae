"""Published versions of the series: their rows and their files; nothing is ever changed."""

from django.db import models


class SeriesVersion(models.Model):
    """One published version of a series.

    `checksum` is that of its columns and rows; the same content is not published twice in a
    row. `has_synthetic` tells whether any row is made up for a showcase.
    """

    series = models.SlugField(max_length=40)
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=150)
    checksum = models.CharField(max_length=64)
    row_count = models.PositiveIntegerField()
    has_synthetic = models.BooleanField()
    columns = models.JSONField()

    class Meta:
        ordering = ["series", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="one_version_per_number")
        ]

    def __str__(self) -> str:
        """Return the series and the number."""
        return f"{self.series} {self.number}"


class SeriesRow(models.Model):
    """One row of a version; `area` is the municipality it is about, where it is about one."""

    version = models.ForeignKey(SeriesVersion, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    area = models.CharField(max_length=4, blank=True)
    values = models.JSONField()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="one_row_per_place")
        ]
        indexes = [models.Index(fields=["version", "area", "position"])]

    def __str__(self) -> str:
        """Return where it stands."""
        return f"{self.version} {self.position}"


class SeriesFile(models.Model):
    """One file of a version, in one form, as it is downloaded."""

    version = models.ForeignKey(SeriesVersion, on_delete=models.CASCADE, related_name="files")
    form = models.CharField(max_length=8)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    checksum = models.CharField(max_length=64)

    class Meta:
        ordering = ["version", "form"]
        constraints = [
            models.UniqueConstraint(fields=["version", "form"], name="one_file_per_form")
        ]

    def __str__(self) -> str:
        """Return the version and the form."""
        return f"{self.version}.{self.form}"
