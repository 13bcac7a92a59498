from wezer.core.events import MemberAdded
from wezer.workflow.arrow import arrow


@arrow("member → tree", on_fact=MemberAdded)
def plant_a_tree(fact):
    """Nothing is planted in this test package; that it is known is what counts."""
    return None
