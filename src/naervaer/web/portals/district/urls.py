"""Addresses of this portal."""

from django.urls import path

from naervaer.web.portals.district import (
    book_views,
    import_views,
    point_views,
    staffing_views,
    views,
)

app_name = "district"
urlpatterns = [
    path("", views.workplace, name="workplace"),
    path("bok/", book_views.book, name="book"),
    path("bok/bok.csv", book_views.book_csv, name="book_csv"),
    path("bok/rader/", book_views.rows, name="rows"),
    path("bok/ny/", book_views.record, name="record"),
    path("bok/rader/<int:row_id>/fjern/", book_views.remove, name="remove"),
    path("bok/grupper/", book_views.groups, name="groups"),
    path("import/", import_views.imports, name="imports"),
    path("import/mal.csv", import_views.template_csv, name="template_csv"),
    path("import/mal.xlsx", import_views.template_excel, name="template_excel"),
    path("import/<int:file_id>/", import_views.preview, name="import"),
    path("import/<int:file_id>/rett/", import_views.correct, name="import_correct"),
    path("import/<int:file_id>/bekreft/", import_views.confirm, name="import_confirm"),
    path("import/<int:file_id>/angre/", import_views.undo, name="import_undo"),
    path("import/<int:file_id>/forkast/", import_views.discard, name="import_discard"),
    path("bemanning/", staffing_views.staffing, name="staffing"),
    path("bemanning/bemanning.csv", staffing_views.staffing_csv, name="staffing_csv"),
    path("bemanning/ny/", staffing_views.record, name="staffing_record"),
    path("bemanning/<int:row_id>/trekk/", staffing_views.withdraw, name="staffing_withdraw"),
    path("steder/", point_views.points, name="points"),
    path("steder/<str:point_id>/", point_views.point, name="point"),
    path("steder/<str:point_id>/opplysning/", point_views.add_fact, name="fact_add"),
    path("steder/<str:point_id>/apningstider/", point_views.set_hours, name="hours_set"),
    path("opplysning/<int:fact_id>/slutt/", point_views.end_fact, name="fact_end"),
    path("opplysning/<int:fact_id>/trekk/", point_views.withdraw_fact, name="fact_withdraw"),
]
