from wezer.kernel.apps import PackageConfig


class OrchardConfig(PackageConfig):
    name = "orchard"
    label = "orchard"
