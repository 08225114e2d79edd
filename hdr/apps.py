from django.apps import AppConfig


class HdrConfig(AppConfig):
    name = "hdr"
    verbose_name = "harmonogramy działań rozwojowych"
