import Columnar
import Planning
import TestSupport
import Testing

/// Queries that once had two answers, as the shrinker left them.
@Suite struct AgreementCases {
  @Test(arguments: [
    // The first failing step wins, not the first failing batch.
    """
    from(bucket: "b")
      |> reduce(identity: {n: 0.0}, fn: (r, accumulator) => ({n: accumulator.n + -r.f}))
      |> map(fn: (r) => ({r with _value: float(v: r._field)}))
    """,
    """
    from(bucket: "b")
      |> range(start: 2024-03-28T22:00:00Z, stop: 2024-03-31T13:00:00Z)
      |> reduce(
          identity: {one: 0.0, other: 1.0},
          fn: (r, accumulator) => ({one: accumulator.other, other: accumulator.one + r.f}),
      )
      |> window(every: 1d)
    """,
    """
    from(bucket: "b")
      |> movingAverage(n: 2)
      |> filter(fn: (r) => r._value != 2024-03-30T18:00:00Z, onEmpty: "keep")
    """,
    // A column that is constant by chance is no key of an empty table.
    """
    from(bucket: "b")
      |> range(start: 2024-03-30T19:00:00Z, stop: 2024-03-31T02:00:00Z)
      |> group(columns: ["_field", "_start", "_value", "f", "t", "u"])
    """,
    // The first row of a table tells its columns, wherever batches end and on whatever thread.
    """
    from(bucket: "b")
      |> map(fn: (r) => ({
          _value: if r.f < 0.0 and r._value != 1.5 then int(v: r.b) else -r._value,
          _field: r._field, _time: r._time, f: r.f, host: r.host, i: r.i, t: r.t,
      }))
    """,
    // A table whose first batch has no rows, and of whose rows none is wanted.
    """
    from(bucket: "b")
      |> range(start: 2024-03-28T17:00:00Z, stop: 2024-03-31T08:00:00Z)
      |> limit(n: 0, offset: 7)
    """,
    // What the columns cannot do comes before a row that fails.
    """
    from(bucket: "b")
      |> drop(columns: ["_time"])
      |> group(columns: ["host"], mode: "except")
      |> stateCount(fn: (r) => "${r.f}-" == "on")
    """,
    """
    from(bucket: "b")
      |> stateDuration(fn: (r) => "${r.f}-" == "on", column: "f")
    """,
    // The first row that fails, by its time or in the lambda.
    """
    from(bucket: "b")
      |> map(fn: (r) => ({r with _time: if r.i > 0 then r.t else r._time}))
      |> group(columns: ["host", "i"])
      |> stateDuration(fn: (r) => "${r.f}-" == "on")
    """,
    // Rows that fail come before tables that cannot be one.
    """
    from(bucket: "b")
      |> group(columns: ["_time", "i"])
      |> reduce(
          identity: {i: 0, text: ""},
          fn: (r, accumulator) => ({i: 1, text: accumulator.text + "${r.f}"}),
      )
    """,
    // Rows left out of a table with regular times.
    """
    from(bucket: "b")
      |> elapsed(unit: 7m)
    """,
  ]) func haveOneAnswer(script: String) throws {
    for type in [ColumnType.float, .string, .time] {
      for seed in UInt64(0)..<3 {
        for nulls in NullShare.allCases {
          var dice = Dice(seed: seed)
          let rows = RandomRows(valueType: type, nulls: nulls, &dice)
          try check(script, rows, "seed \(seed), nulls: \(nulls), _value: \(type.name)")
        }
      }
    }
  }

  /// Windows that overlap or leave gaps, and what a store may do of them.
  @Test(arguments: [
    """
    range(start: 2024-03-29T19:00:00Z, stop: 2024-04-04T04:00:00Z)
      |> filter(fn: (r) => r._field == "f")
      |> aggregateWindow(every: 1w, period: 1h, createEmpty: true, fn: mean, timeSrc: "_start")
    """,
    """
    range(start: 2024-03-29T19:00:00Z, stop: 2024-03-30T04:00:00Z)
      |> filter(fn: (r) => r._field == "f")
      |> aggregateWindow(every: 1h, period: 1d, createEmpty: false, fn: count)
    """,
    """
    range(start: 2024-03-29T19:00:00Z, stop: 2024-03-30T04:00:00Z)
      |> filter(fn: (r) => r._field == "f")
      |> aggregateWindow(every: 2h, period: 1d, createEmpty: false, fn: max)
    """,
    """
    range(start: 2024-03-29T19:00:00Z, stop: 2024-03-30T04:00:00Z)
      |> filter(fn: (r) => r._field == "f")
      |> aggregateWindow(every: 3h, period: 12h, fn: count, timeSrc: "_start", timeDst: "at")
    """,
  ]) func haveOneAnswerOverAStore(steps: String) throws {
    for seed in UInt64(0)..<6 {
      var dice = Dice(seed: seed)
      let points = StoredPoints(types: [.float, .int, .float], &dice)
      let store = try points.store(.bulk, path: ":memory:", seed: seed)
      let script = "from(bucket: \"b\") |> \(steps)"
      let answers = try Conditions.masks.map { mask in
        run(script, over: try store.session(), Conditions(via: mask, form: "bulk")).answer
      }
      #expect(answers.allSatisfy { $0 == answers[0] }, "seed \(seed)")
    }
  }

  /// What a store may not answer, because the step refuses the type.
  @Test(arguments: [
    "from(bucket: \"b\") |> max()",
    "from(bucket: \"b\") |> range(start: 2024-03-01, stop: 2024-05-01) |> min()",
    """
    from(bucket: "b")
      |> range(start: 2024-03-01, stop: 2024-05-01)
      |> aggregateWindow(every: 1d, fn: max)
    """,
  ]) func failAlikeOverAStore(script: String) throws {
    var dice = Dice(seed: 1)
    let points = StoredPoints(types: [.float, .string, .bool], &dice)
    let store = try points.store(.bulk, path: ":memory:", seed: 1)
    let answers = try Conditions.masks.map { mask in
      run(script, over: try store.session(), Conditions(via: mask, form: "bulk")).answer
    }
    #expect(answers == answers.map { _ in .failure(code: "X0004") })
  }

  @Test(arguments: [
    // A source that has taken an aggregate over drops no empty tables of a range behind it.
    """
    from(bucket: "b")
      |> last(column: "_value")
      |> range(start: 2024-03-28T18:00:00Z, stop: 2024-03-30T21:00:00Z)
    """,
    """
    from(bucket: "b")
      |> limit(n: 2)
      |> range(start: 2024-03-30T18:00:00Z, stop: 2024-03-30T21:00:00Z)
    """,
    // Windows that clipping made equal hold a row once each.
    """
    import "timezone"
    option location = timezone.location(name: "Asia/Kolkata")
    from(bucket: "b")
      |> range(start: 2024-03-30T08:00:00Z, stop: 2024-03-30T14:00:00Z)
      |> window(every: 12h, period: 1d, createEmpty: true)
    """,
    // Windows with gaps, of which some lie outside the range.
    """
    from(bucket: "b")
      |> range(start: 2024-03-29T19:00:00Z, stop: 2024-04-04T04:00:00Z)
      |> filter(fn: (r) => r._field == "f")
      |> aggregateWindow(
          every: 1w, period: 1h, createEmpty: true, fn: mean, timeSrc: "_start")
    """,
  ]) func haveOneAnswerOverAStore(script: String) throws {
    for seed in UInt64(0)..<3 {
      var dice = Dice(seed: seed)
      let points = StoredPoints(types: [.float, .int, .bool], &dice)
      let store = try points.store(.bulk, path: ":memory:", seed: seed)
      let expected = run(script, over: try store.session(), Conditions(form: "bulk")).answer
      for mask in Conditions.masks {
        for rowsMax in [1, 7, 16_384] {
          let conditions = Conditions(
            via: mask, threadCount: 2, batchRowsMax: rowsMax, form: "bulk")
          let found = run(script, over: try store.session(), conditions).answer
          #expect(found == expected, "\(conditions), seed \(seed)")
        }
      }
    }
  }

  private func check(_ script: String, _ rows: RandomRows, _ origin: String) throws {
    let floor = Conditions(form: Representation.plain.rawValue)
    let expected = run(script, over: try BatchDatabase(rows, rowsMax: 16_384, .plain), floor).answer
    for representation in Representation.allCases {
      for rowsMax in [1, 7, 16_384] {
        let conditions = Conditions(
          via: .all, threadCount: 2, batchRowsMax: rowsMax, form: representation.rawValue)
        let database = try BatchDatabase(rows, rowsMax: rowsMax, representation)
        let found = run(script, over: database, conditions).answer
        #expect(found == expected, "\(conditions), \(origin)")
      }
    }
  }
}
