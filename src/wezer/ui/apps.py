from wezer.kernel.apps import PackageConfig


class UiConfig(PackageConfig):
    name = "wezer.ui"
    label = "ui"
