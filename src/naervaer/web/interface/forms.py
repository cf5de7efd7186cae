"""Forms as Designsystemet draws them: label, hint, field and error together."""

from django.forms.renderers import TemplatesSetting


class SiteRenderer(TemplatesSetting):
    """Draw every form and field of the site with the templates of the interface."""

    form_template_name = "interface/forms/form.html"
    field_template_name = "interface/forms/field.html"
