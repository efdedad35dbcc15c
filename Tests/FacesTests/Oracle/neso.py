"""What the demand files say, worked out with pandas alone: the oracle of DemandOracleTests.

usage: neso.py FILE…        prints JSON: per field and UTC year count, sum, mean, max and min with
their instants; means of local months; means of the local days on which the clocks change. Floats
are printed by repr, sums are math.fsum's.
"""
import json
import math
import sys

import pandas

ZONE = "Europe/London"
FORMS = ["%Y-%m-%d", "%d-%b-%Y", "%d-%b-%y"]


def day_of(text):
    for form in FORMS:
        try:
            return pandas.to_datetime(text, format=form)
        except ValueError:
            continue
    raise ValueError(text)


def read(path):
    table = pandas.read_csv(path, dtype=str, keep_default_na=False)
    days = {text: day_of(text).tz_localize(ZONE).tz_convert("UTC") for text in table["SETTLEMENT_DATE"].unique()}
    start = table["SETTLEMENT_DATE"].map(days)
    periods = pandas.to_timedelta((table["SETTLEMENT_PERIOD"].astype(int) - 1) * 30, unit="min")
    table["time"] = start + periods
    return table


def clock_change_days(times):
    """Local dates of 46 or 50 half-hours."""
    counts = times.tz_convert(ZONE).normalize().value_counts()
    return sorted(day for day, count in counts.items() if count in (46, 50))


def statistics(values, times):
    top, bottom = values.index[values.argmax()], values.index[values.argmin()]
    total = math.fsum(values)
    return {
        "count": len(values),
        "sum": repr(total),
        "mean": repr(total / len(values)),
        "max": repr(values.max()),
        "maxTime": times[top].strftime("%Y-%m-%dT%H:%M:%SZ"),
        "min": repr(values.min()),
        "minTime": times[bottom].strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def main():
    tables = [read(path) for path in sys.argv[1:]]
    fields = sorted({name for table in tables for name in table.columns} - {"SETTLEMENT_DATE", "SETTLEMENT_PERIOD", "time"})
    answer = {}
    for field in fields:
        parts = [table.loc[~table[field].isin(["NA", ""]), ["time", field]].set_axis(["time", "value"], axis=1)
                 for table in tables if field in table.columns]
        points = pandas.concat(parts, ignore_index=True).sort_values("time", kind="stable", ignore_index=True)
        if points.empty:
            continue
        points["value"] = points["value"].astype(float)
        local = points["time"].dt.tz_convert(ZONE)
        years = {str(year): statistics(part["value"], part["time"])
                 for year, part in points.groupby(points["time"].dt.year)}
        mean = lambda part: repr(math.fsum(part) / len(part))
        months = {month: mean(part) for month, part in points["value"].groupby(local.dt.strftime("%Y-%m"))}
        changes = {day.strftime("%Y-%m-%d") for day in clock_change_days(pandas.DatetimeIndex(points["time"]))}
        date = local.dt.strftime("%Y-%m-%d")
        days = {day: mean(part) for day, part in points["value"].groupby(date) if day in changes}
        answer[field] = {"years": years, "months": months, "days": days}
    print(json.dumps(answer))


main()
