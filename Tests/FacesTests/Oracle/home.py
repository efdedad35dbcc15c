"""What the smart-home file says, worked out with pandas alone: the oracle of LoadOracleTests.

usage: home.py FILE         prints JSON: per field of numbers count, sum and refused cells; rows; the
UTC times of the first and the last row.
"""
import json
import math
import re
import sys

import pandas

table = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
stamps = table["time"].astype(int)
times = pandas.to_datetime(stamps.iloc[0] + (stamps - stamps.iloc[0]) * 60, unit="s", utc=True)
fields = {}
for column in table.columns.drop(["time", "icon", "summary"]):
    numbers = pandas.to_numeric(table[column], errors="coerce")
    good = numbers.dropna()
    name = re.sub(r" \[.*\]$", "", column)
    fields[name] = {"count": len(good), "sum": repr(math.fsum(good)), "refused": int(numbers.isna().sum())}
form = "%Y-%m-%dT%H:%M:%SZ"
print(json.dumps({"fields": fields, "rows": len(table), "first": times.iloc[0].strftime(form), "last": times.iloc[-1].strftime(form)}))
