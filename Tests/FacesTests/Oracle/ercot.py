"""What ERCOT's hourly load files say, worked out with pandas alone: the oracle of LoadOracleTests.

usage: ercot.py FILE…       prints JSON: per zone and local year count, sum, max and the UTC start of
the hour of the maximum; per zone the count and sum of the local days on which the clocks change.
"""
import json
import math
import sys

import pandas

ZONE = "America/Chicago"


def read(path):
    table = pandas.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False)
    table.columns = ["label"] + list(table.columns[1:])
    parts = table["label"].str.strip().str.extract(r"^(\d+)/(\d+)/(\d+) (\d+):00( DST)?$")
    year = parts[2].astype(int)
    year = year.where(year > 99, year + 2000)
    day = pandas.to_datetime(pandas.DataFrame({"year": year, "month": parts[0].astype(int), "day": parts[1].astype(int)}))
    begin = day + pandas.to_timedelta(parts[3].astype(int) - 1, unit="h")
    table["time"] = begin.dt.tz_localize(ZONE, ambiguous=parts[4].isna().to_numpy(), nonexistent="raise")
    return table


def main():
    answer = {}
    for table in [read(path) for path in sys.argv[1:]]:
        hours = table.groupby(table["time"].dt.normalize())["time"].count()
        changes = set(hours[(hours == 23) | (hours == 25)].index)
        for zone in [name for name in table.columns if name not in ("label", "time")]:
            values = table[zone].str.replace(",", "").str.strip().astype(float)
            years = answer.setdefault(zone, {"years": {}, "days": {}})
            for year, part in values.groupby(table["time"].dt.year):
                top = table["time"][part.idxmax()].tz_convert("UTC").strftime("%Y-%m-%dT%H:%M:%SZ")
                years["years"][str(year)] = {"count": len(part), "sum": repr(math.fsum(part)), "max": repr(part.max()), "maxTime": top}
            for day, part in values.groupby(table["time"].dt.normalize()):
                if day in changes:
                    years["days"][day.strftime("%Y-%m-%d")] = {"count": len(part), "sum": repr(math.fsum(part))}
    print(json.dumps(answer))


main()
