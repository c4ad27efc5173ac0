"""The app's name for Django."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Projects and what may go wrong with them."""

    name = "province.projects"
    label = "projects"
    verbose_name = "工程项目"
