"""Charts: round marks, zero among them, and every figure also in words."""

from django.template import Context, Template

from wezer.ui.charts import Series, bars, lines, scale_of


def test_marks_are_round_and_hold_zero():
    assert scale_of([3, 17, 42]) == (0, 60, 20)
    assert scale_of([-130, 250]) == (-200, 300, 100)
    assert scale_of([]) == (0, 1, 1)
    assert scale_of([-5, -2]) == (-6, 0, 2)


def test_bars_stand_on_zero_and_are_as_high_as_their_figure():
    chart = bars("Seeds", ["May", "June"], [Series("In", [100, 200])])
    drawing = chart.drawings[0]
    low, high = (mark["height"] for mark in drawing["marks"])
    assert abs(high - 2 * low) < 0.2
    assert {round(mark["y"] + mark["height"], 1) for mark in drawing["marks"]} == {drawing["zero"]}


def test_each_figure_stands_in_the_table_and_the_drawing_says_what_it_shows():
    chart = lines("Water", ["1", "2", "3"], [Series("Level", [5, 7, 6], "river")], written=lambda n: f"{n} l")
    page = Template("{% load wezer %}{% chart drawn %}").render(Context({"drawn": chart}))
    assert chart.rows == [("1", ["5 l"]), ("2", ["7 l"]), ("3", ["6 l"])]
    assert 'aria-label="Water. Level: 6 l"' in page and page.count("<tr>") == 4 and page.count("<svg") == 2


def test_labels_that_would_touch_are_left_out_of_a_narrow_drawing():
    chart = bars("Days", [str(day) for day in range(30)], [Series("In", list(range(30)))])
    wide, narrow = (len(drawing["labels"]) for drawing in chart.drawings)
    assert narrow < wide <= 30
