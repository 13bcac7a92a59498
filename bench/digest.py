"""digest: summaries by mail for a thousand members, each of three groups, after a day in which 300 things were written."""

import time
from datetime import timedelta

from bench import options, seed
from bench.instance import wake
from bench.measure import load
from bench.options import Options, Report
from bench.pages import Place

NEWS = 300


def main(given: Options) -> None:
    wake()
    from wezer.core.acts.channels import begin_plans
    from wezer.core.jobs import send_summaries
    from wezer.core.models import Item, MailPlan, User, UserState
    from wezer.core.viewer import Viewer
    from wezer.kernel.clock import now
    from wezer.workflow.models import Flight

    report = Report("digest", given)
    people = 50 if given.tiny else 1_000
    Place(2_000, people)
    User.objects.update(state=UserState.ACTIVE)
    moment = now()
    newest = list(Item.objects.order_by("-pk").values_list("pk", flat=True)[:NEWS])
    Item.objects.filter(pk__in=newest).update(published_at=moment - timedelta(hours=5))
    while begin_plans(by=Viewer.system()):
        pass
    MailPlan.objects.update(next_digest_at=moment)
    seed.analyse()
    report.say(f"{people:,} members, {NEWS} things written in the day before. Load when it began: {load()}.", "")
    begun, cpu = time.perf_counter(), time.process_time()
    send_summaries()
    took, cpu = time.perf_counter() - begun, time.process_time() - cpu
    sent = Flight.objects.filter(kind="mail").count()
    report.say(
        f"**{took:.1f} s** for {sent:,} summaries handed to the outbox ({took / max(sent, 1) * 1000:.0f} ms each, of which"
        f" {cpu / max(sent, 1) * 1000:.0f} ms processor time of the worker)."
    )
    report.fact("thousand_s", took / max(sent, 1) * 1000)
    report.finish()


if __name__ == "__main__":
    main(options.read())
