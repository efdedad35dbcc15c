#!/usr/bin/env python3
"""What Polars takes for the questions of Families.swift, on the same rows and with its own means.

usage: FamilyPeers.py NESO_DIR WORK_DIR ROWS

Reads many_ROWS.parquet in WORK_DIR (columns time, meter, value), keeps the first 100 meters in memory and prints one
line for each question: the median of 7 warm runs in ms.
"""
import os
import statistics
import sys
import time
import warnings

warnings.simplefilter("ignore")
import polars as pl

work, rows = sys.argv[2], int(sys.argv[3])
frame = (
    pl.read_parquet(os.path.join(work, f"many_{rows}.parquet"))
    .filter(pl.col("meter") < "meter_0100")
    .with_columns(pl.col("meter").cast(pl.Categorical))
)
texts = frame.with_columns(pl.col("meter").cast(pl.String))
t, v, m = pl.col("time"), pl.col("value"), pl.col("meter")
seconds = t.diff().dt.total_seconds()


def each(*expressions):
    return lambda: frame.with_columns(*[e.over("meter") for e in expressions])


def per_meter(*expressions):
    return lambda: frame.group_by("meter", maintain_order=True).agg(*expressions)


def per_window(every, expression, **options):
    return lambda: frame.group_by_dynamic("time", every=every, group_by="meter", **options).agg(expression)


half = frame.filter(m.cast(pl.String) < "meter_0050")
rest = frame.filter(m.cast(pl.String) >= "meter_0050")
single = frame.filter(m == "meter_0060")
bins = [5000.0 * i for i in range(14)]
questions = {
    "difference": each(v.diff()),
    "derivative": each(v.diff() / seconds),
    "cumulative_sum": each(v.cum_sum()),
    "moving_average": each(v.rolling_mean(10)),
    "exponential_avg": each(v.ewm_mean(span=10)),
    "elapsed": each(seconds.alias("elapsed")),
    "fill_previous": each(v.forward_fill()),
    "state_count": lambda: frame.with_columns(on=v > 30000).with_columns(
        run=pl.col("on").rle_id().over("meter")
    ).with_columns(count=pl.when("on").then(pl.int_range(1, pl.len() + 1).over("meter", "run")).otherwise(-1)),
    "time_shift": lambda: frame.with_columns(t + pl.duration(hours=1)),
    "map_four": lambda: frame.select(t, a=v * 2, b=v + 1, c=v / 3, d=-v),
    "map_if": lambda: frame.with_columns(pl.when(v > 30000).then(1.0).otherwise(0.0).alias("value")),
    "map_sqrt": lambda: frame.with_columns(v.sqrt()),
    "map_upper": lambda: texts.select(t, m.str.to_uppercase()),
    "map_join_text": lambda: texts.select(t, m + "/" + pl.lit("value")),
    "map_hour": lambda: frame.select(v, t.dt.hour()),
    "to_int": lambda: frame.with_columns(v.cast(pl.Int64)),
    "to_string": lambda: frame.with_columns(v.cast(pl.String)),
    "filter_two": lambda: frame.filter((v > 30000) & (v < 40000)),
    "filter_regexp": lambda: texts.filter(m.str.contains("_00[0-4]")).group_by("meter").len(),
    "filter_text": lambda: texts.filter(m.str.ends_with("7")).group_by("meter").len(),
    "hour_selection": lambda: frame.filter(t.dt.hour().is_between(7, 19)),
    "spread": per_meter(v.max() - v.min()),
    "skew": per_meter(v.skew()),
    "quantile_90": per_meter(v.quantile(0.9, "linear")),
    "mode": per_meter(v.cast(pl.Int64).mode()),
    "distinct": per_meter(v.unique(maintain_order=True)),
    "histogram": per_meter(v.hist(bins)),
    "top_5": per_meter(v.top_k(5)),
    "integral": per_meter((((v + v.shift()) / 2) * seconds / 3600).sum()),
    "window_day_last": per_window("1d", v.last()),
    "window_day_median": per_window("1d", v.median()),
    "window_sliding": per_window("1d", v.mean(), period="2d"),
    "window_month": per_window("1mo", v.sum()),
    "group_hour": lambda: frame.group_by(t.dt.hour()).agg(v.mean()).sort("time"),
    "group_time": lambda: frame.group_by("time").agg(v.sum()).sort("time"),
    "sort_all": lambda: frame.sort("value", "time"),
    "pivot_meters": lambda: frame.pivot(on="meter", index="time", values="value"),
    "join_time": lambda: half.join(single, on="time").select((v - pl.col("value_right")).sum()),
    "union": lambda: pl.concat([half, rest]).select(pl.len()),
}


def median(question, runs=7):
    question()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        question()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e3


print(f"{'query':<16}{'polars':>10}   ms, median")
for name, question in questions.items():
    try:
        print(f"{name:<16}{median(question):>10.2f}")
    except Exception as error:
        print("#", name, str(error)[:120].replace("\n", " "))
