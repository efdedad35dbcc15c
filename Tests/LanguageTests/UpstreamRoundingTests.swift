import Testing

/// Numbers to the last digit, as upstream's order of operations gives them.
@Suite struct UpstreamRoundingTests {
  /// What steps make of rows.
  private func given(_ rows: String, _ step: String) throws -> String {
    try scriptOutput("import \"array\"\narray.from(rows: [\(rows)]) \(step)")
  }

  /// pairs: `bound count, bound count …`
  private func buckets(_ pairs: String) -> String {
    pairs.split(separator: ",").map { pair -> String in
      let parts = pair.split(separator: " ")
      return "{le: float(v: \"\(parts[0])\"), _value: \(parts[1])}"
    }.joined(separator: ", ")
  }

  /// A rank that a bucket's count equals lies at the bound of the last such bucket; one within the
  /// first bucket lies between `minValue` and its bound, whichever is higher.
  @Test(
    arguments: [
      ("0.1 1.0,0.2 2.0,0.3 2.0,0.4 4.0", "0.5", "0.3"),
      ("0.5 10.0,1.0 20.0,+Inf 20.0", "1.0", "+Inf"),
      ("0.1 0.0,0.2 0.0,0.3 5.0", "0.0", "0.2"),
      ("-5.0 2.0,5.0 4.0", "0.25", "-2.5"),
      ("1.0 2.0,5.0 4.0", "0.0", "0"),
      ("1.0 2.0,+Inf 4.0", "0.75", "1"),
      ("-Inf 2.0,5.0 4.0", "0.75", "5"),
      ("1.0 0.0,+Inf 0.0", "0.5", ""),
    ] as [(String, String, String)])
  func quantilesOfBuckets(pairs: String, share: String, expected: String) throws {
    let found = try given(buckets(pairs), "|> histogramQuantile(quantile: \(share))")
    #expect(found == "_value\n\(expected)")
  }

  @Test func quantilesOfHistograms() throws {
    let rows = "{_value: 0.5}, {_value: 1.5}, {_value: 2.5}"
    #expect(
      try given(
        rows,
        "|> histogram(bins: linearBins(start: 1.0, width: 1.0, count: 5)) "
          + "|> histogramQuantile(quantile: 1.0)") == "_value\n+Inf")
    #expect(
      try given(
        "{_value: 1.0}, {_value: 2.0}, {_value: 8.0}, {_value: 9.0}",
        "|> histogram(bins: [0.0, 2.0, 4.0, 6.0, 10.0]) |> histogramQuantile(quantile: 0.5)")
        == "_value\n6")
  }

  @Test func histogramsWithoutBucketsHaveNoQuantile() throws {
    let found = try given(
      buckets("-5.0 2.0,5.0 4.0"),
      "|> filter(fn: (r) => r.le > 10.0, onEmpty: \"keep\") |> histogramQuantile(quantile: 0.25)")
    #expect(found == "error: histogram is empty")
  }

  /// Counts rise from 0, so that the first one may be wrong as well.
  @Test(arguments: [
    ("error", "error: histogram records counts are not monotonic"), ("force", "_value\n1"),
  ])
  func countsBelowZeroFall(word: String, expected: String) throws {
    let found = try given(
      buckets("0.1 -1.0,1.0 10.0"),
      "|> histogramQuantile(quantile: 1.0, onNonmonotonic: \"\(word)\")")
    #expect(found == expected)
  }

  /// Each bound is the one before it and the width, or times the factor.
  @Test(arguments: [
    (
      "linearBins(start: 0.0, width: 0.1, count: 11)",
      [
        "0", "0.1", "0.2", "0.30000000000000004", "0.4", "0.5", "0.6", "0.7",
        "0.7999999999999999", "0.8999999999999999", "0.9999999999999999", "+Inf",
      ]
    ),
    (
      "logarithmicBins(start: 1.0, factor: 1.1, count: 6, infinity: false)",
      [
        "1", "1.1", "1.2100000000000002", "1.3310000000000004", "1.4641000000000006",
        "1.6105100000000008",
      ]
    ),
  ])
  func boundsAddUp(bins: String, expected: [String]) throws {
    let found = try scriptOutput("display(v: \(bins))")
    let bounds = found.split { "[], \n".contains($0) }
    #expect(bounds.map { String($0) } == expected)
  }

  @Test func aLineThatFallsHasTheCorrelationMinusOne() throws {
    let found = try given(
      "{x: 1.0, y: 3.0}, {x: 2.0, y: 1.0}",
      "|> covariance(columns: [\"x\", \"y\"], pearsonr: true)")
    #expect(found == "_value\n-1")
  }

  @Test func linesBetweenRowsRiseByTheirSlope() throws {
    let found = try scriptOutput(
      """
      import "array"
      import "interpolate"
      array.from(
        rows: [
          {_time: 2021-01-01T00:00:00Z, _value: 0.0}, {_time: 2021-01-01T00:00:03Z, _value: 2.1},
        ],
      )
        |> interpolate.linear(every: 1s)
        |> keep(columns: ["_value"])
      """)
    #expect(found == "_value\n0\n0.7000000000000001\n1.4000000000000001\n2.1")
  }

  /// The part before the first point is added after the first two, the part behind the last point
  /// at the end, from that point on.
  @Test(arguments: [
    ("integral(unit: 1m, interpolate: \"linear\")", "3.3"),
    ("integral(unit: 1m)", "1.4249999999999998"),
    ("timeWeightedAvg(unit: 1s)", "3.3"),
  ])
  func areasAddUpFromTheFirstTwoPointsOn(step: String, expected: String) throws {
    let found = try scriptOutput(
      """
      import "array"
      array.from(
        rows: [
          {_time: 2021-01-01T00:00:10Z, _value: 0.1}, {_time: 2021-01-01T00:00:20Z, _value: 2.4},
          {_time: 2021-01-01T00:00:40Z, _value: 4.9},
        ],
      )
        |> range(start: 2021-01-01T00:00:00Z, stop: 2021-01-01T00:01:00Z)
        |> \(step)
        |> keep(columns: ["_value"])
      """)
    #expect(found == "_value\n\(expected)")
  }

  /// Sums of rises and falls run on, so that their rounding does. The last one's window is of two
  /// moves.
  @Test(arguments: [
    (
      "0.1, 0.2, 0.5, 0.5, 0.5, 0.7", "kaufmansAMA(n: 2)",
      "0.33333333333333337\n0.40740740740740744\n0.448559670781893\n0.5603109282121628"
    ),
    ("0.1, 0.2, 0.5, 0.5, 0.5, 0.7", "chandeMomentumOscillator(n: 2)", "100\n100\n100\n100"),
    ("0.1, 0.2, 0.5, 0.5, 0.5, 0.7", "kaufmansER(n: 2)", "1\n1\n1\n1"),
    ("1.0, 2.0, 4.0, 3.0, 7.0", "chandeMomentumOscillator(n: 2)", "100\n33.333333333333336\n60"),
    (
      "1.0, 2.0, 1.0, 3.0, 2.0", "kaufmansAMA(n: 1)",
      "1.4444444444444446\n1.4425945195976415\n1.552155707283865\n1.5836608953841407"
    ),
  ])
  func movesRunOn(values: String, step: String, expected: String) throws {
    let found = try scriptOutput(
      """
      import "array"
      array.from(rows: array.map(arr: [\(values)], fn: (x) => ({_value: x}))) |> \(step)
      """)
    #expect(found == "_value\n\(expected)")
  }

  /// Values that upstream's own tests give.
  @Test func adaptiveAverageOfARiseAndAFall() throws {
    let numbers = (Array(1...15) + (1...14).reversed()).map { "{_value: \($0).0}" }
    let found = try given(numbers.joined(separator: ", "), "|> kaufmansAMA(n: 10)")
    let lines = found.split(separator: "\n").dropFirst().map { String($0) }
    #expect(
      lines == [
        "10.444444444444445", "11.135802469135802", "11.964334705075446", "12.869074836153025",
        "13.81615268675168", "13.871008014588556", "13.71308456353558", "13.553331356741122",
        "13.46599437575161", "13.4515677602438", "13.29930139347417", "12.805116570729282",
        "11.752584300922965", "10.036160535131101", "7.797866963961722", "6.109926091089845",
        "4.727736717272135", "3.515409287373408", "2.3974496040963373",
      ])
  }

  @Test(arguments: [
    ("float(v: \"-Inf\")", "{lgamma: -Inf, sign: 1}"),
    ("float(v: \"+Inf\")", "{lgamma: +Inf, sign: 1}"), ("-2.0", "{lgamma: +Inf, sign: 1}"),
    ("1.0", "{lgamma: 0, sign: 1}"),
  ])
  func gammaOfTheLimits(x: String, expected: String) throws {
    #expect(try scriptOutput("import \"math\"\ndisplay(v: math.lgamma(x: \(x)))") == expected)
  }

  /// The value of row k has slot k modulo n of a ring, which is added up from its first slot on.
  @Test(arguments: [
    (
      ["0.1", "0.2", "0.3", "0.4", "0.7"],
      "0.20000000000000004\n0.30000000000000004\n0.46666666666666673"
    ),
    (["0.1", "none", "0.3", "0.4", "0.7"], "0.2\n0.35\n0.46666666666666673"),
  ])
  func meansAddUpFromSlotToSlot(values: [String], expected: String) throws {
    let rows = values.map { "{_value: \($0)}" }.joined(separator: ", ")
    let found = try scriptOutput(
      """
      import "array"
      import "internal/debug"
      none = debug.null(type: "float")
      array.from(rows: [\(rows)]) |> movingAverage(n: 3)
      """)
    #expect(found == "_value\n\(expected)")
  }
}
