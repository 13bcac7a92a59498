"""What pushing refuses."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class SubscriptionInvalid(Refusal):
    code = "subscription_invalid"
    message = _("The browser did not give what pushing needs. Load the page again, then try once more.")


class TrialUnderway(Conflict):
    code = "trial_underway"
    message = _("A word is on its way to this device. Wait until it has arrived or failed.")


class DeviceEnded(Conflict):
    code = "device_ended"
    message = _("Nothing is pushed to this device any more. Add it again from its browser.")


class DevicesEnough(Conflict):
    code = "devices_enough"
    message = _("At most {most} devices are told. Remove one that you do not use any more.")
