#!/usr/bin/env python3
"""What DuckDB and Polars take for what StoreMeasurements.swift asks of the store.

usage: StorePeers.py WORK_DIR ingest FILE.csv       seconds of DuckDB's COPY into a new database file
       StorePeers.py WORK_DIR last METERS POINTS    ms for the last value of each meter: a line an engine
"""
import os
import statistics
import sys
import time

import duckdb

work, section = sys.argv[1], sys.argv[2]


def seconds(action, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def copy():
    path = os.path.join(work, "copy.duckdb")
    if os.path.exists(path):
        os.remove(path)
    database = duckdb.connect(path)
    database.execute("SET threads=2; SET TimeZone='UTC'")
    database.execute("CREATE TABLE meters(time TIMESTAMP, meter VARCHAR, value DOUBLE)")
    database.execute(f"COPY meters FROM '{sys.argv[3]}' (HEADER)")
    database.execute("CHECKPOINT")
    database.close()
    os.remove(path)


if section == "ingest":
    print("duckdb", round(seconds(copy, 3), 3))
else:
    meters, points = int(sys.argv[3]), int(sys.argv[4])
    database = duckdb.connect()
    database.execute("SET threads=2; SET TimeZone='UTC'")
    database.execute(
        f"""CREATE TABLE meters AS
        SELECT make_timestamp((1672531200 + 1800 * p) * 1000000) AS time,
               'meter_' || printf('%07d', m) AS meter, ((m * 7919 + p * 104729) % 5000) / 1000.0 AS value
        FROM range({meters}) a(m), range({points}) b(p) ORDER BY meter, time"""
    )
    question = "SELECT meter, max(time), arg_max(value, time) FROM meters GROUP BY meter ORDER BY meter"
    ask = lambda: database.sql(question).to_arrow_table()
    ask()
    print("duckdb", round(seconds(ask, 5) * 1e3, 2))
    try:
        import polars as pl

        frame = pl.from_arrow(database.sql("SELECT * FROM meters").to_arrow_table())
        frame = frame.with_columns(pl.col("meter").cast(pl.Categorical))
        ask = lambda: frame.lazy().group_by("meter").agg(
            pl.col("time", "value").sort_by("time").last()
        ).sort("meter").collect()
        ask()
        print("polars", round(seconds(ask, 5) * 1e3, 2))
    except ImportError as error:
        print("#", error)
