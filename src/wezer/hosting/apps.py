"""Hosting, as Django sees it."""

from wezer.kernel.apps import PackageConfig


class HostingConfig(PackageConfig):
    name = "wezer.hosting"
    label = "hosting"
