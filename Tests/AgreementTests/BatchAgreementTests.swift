import Columnar
import Foundation
import Planning
import TestSupport
import Testing

/// One answer whatever the representation of the columns, the cuts between batches, the threads and
/// the paths.
@Suite(.serialized) struct BatchAgreementTests {
  @Test func anAnswerDependsOnTheRowsAlone() throws {
    let coverage = Coverage()
    let count = AgreementEnvironment.queryCount(quick: 170, soak: 12_000)
    var disagreements = 0
    for number in 0..<count where disagreements < 5 {
      let nulls = NullShare.allCases[number % 3]
      let operation = QueryGenerator.operations[number / 3 % QueryGenerator.operations.count]
      disagreements += try check(number, operation, nulls, coverage)
    }
    guard disagreements == 0 else { return }
    // What chance left out is asked for by name.
    for number in count..<(count + 900) {
      guard let cell = coverage.missing(from: Self.wanted).first, disagreements < 5 else { break }
      let nulls = NullShare(rawValue: cell.nulls) ?? NullShare.allCases[number % 3]
      disagreements += try check(number, cell.operation, nulls, coverage)
    }
    print(coverage.table)
    let missing = coverage.missing(from: Self.wanted)
    #expect(missing == [], "nothing was run for these")
  }

  /// Runs one query under the floor and under eight other conditions.
  /// - Returns: the number of disagreements.
  private func check(
    _ number: Int, _ operation: String, _ nulls: NullShare, _ coverage: Coverage
  ) throws -> Int {
    var dice = Dice(seed: AgreementEnvironment.seed &+ UInt64(number))
    let type = dice.pick([ColumnType.float, .float, .float, .float] + ColumnType.allCases)
    let rows = RandomRows(valueType: type, nulls: nulls, &dice)
    let query = QueryGenerator.query(
      over: QueryShape(valueType: type), first: operation, startsWithRange: !dice.oneIn(4), &dice)
    AgreementEnvironment.trace("\(number)\n\(query.script)")
    let floor = Conditions(form: Representation.plain.rawValue)
    let floorDatabase = try BatchDatabase(rows, rowsMax: floor.batchRowsMax, .plain)
    let expected = run(query.script, over: floorDatabase, floor).answer
    let turn = dice.number(0...3)
    for (index, mask) in Conditions.masks.enumerated() {
      let representation = Representation.allCases[(index + turn + index / 4) % 4]
      let conditions = Conditions(
        via: mask, threadCount: dice.pick([1, 2, 7]),
        batchRowsMax: dice.pick([1, 7, 1_000, 16_384]),
        form: representation.rawValue)
      let database = try BatchDatabase(rows, rowsMax: conditions.batchRowsMax, representation)
      let observer = PathObserver()
      let found = run(query.script, over: database, conditions, observer: observer).answer
      if found != expected {
        let disagreement = Disagreement(
          query: query, left: (floor, floorDatabase), right: (conditions, database))
        let origin =
          "seed \(AgreementEnvironment.seed), number \(number), \(operation), "
          + "nulls: \(nulls.rawValue), _value: \(type.name)"
        Issue.record("\(disagreement.report(origin: origin))")
        return 1
      }
      if case .results = found, database.isRepresented {
        coverage.add(cells(observer, representation, nulls))
        coverage.add(families(query, observer, representation))
      }
    }
    return 0
  }

  private func cells(
    _ observer: PathObserver, _ representation: Representation, _ nulls: NullShare
  ) -> Set<Coverage.Cell> {
    Set(
      observer.steps.map { step in
        Coverage.Cell(
          operation: step[0], path: step[1], form: representation.rawValue, nulls: nulls.rawValue)
      })
  }

  /// The families of expressions of the lambdas that ran, where it is plain which path they took.
  private func families(
    _ query: Query, _ observer: PathObserver, _ representation: Representation
  ) -> Set<Coverage.Cell> {
    var cells: Set<Coverage.Cell> = []
    for lambda in ["filter", "map", "reduce"] {
      let steps = query.steps.filter { $0.name == lambda }
      let paths = observer.steps.filter { $0[0] == lambda }.map { $0[1] }
      guard steps.count == 1, paths.count == 1 else { continue }
      for family in ExpressionFamily.found(in: steps[0].text) {
        cells.insert(
          Coverage.Cell(
            operation: "\(lambda) \(family.rawValue)", path: paths[0],
            form: representation.rawValue,
            nulls: "any"))
      }
    }
    return cells
  }

  /// Every operation on every path that it has above a source of batches.
  private static let wanted: [Coverage.Cell] = {
    let lambdas = ["filter", "map", "reduce"].flatMap { [($0, "row"), ($0, "vector")] }
    let natives = [
      "range", "group", "window", "aggregateWindow", "mean", "sum", "count", "spread", "stddev",
      "skew", "first", "last", "min", "max", "quantile", "sort", "limit", "tail", "keep", "drop",
      "rename", "set", "duplicate", "pivot", "union", "difference", "cumulativeSum", "distinct",
      "unique", "fill", "elapsed", "derivative", "movingAverage", "mode",
    ].map { ($0, "native") }
    var cells: [Coverage.Cell] = []
    for (operation, path) in lambdas + natives {
      for form in Representation.allCases {
        for nulls in NullShare.allCases {
          // A regular time has no nulls.
          if form == .regularTime, nulls == .all { continue }
          cells.append(
            Coverage.Cell(
              operation: operation, path: path, form: form.rawValue, nulls: nulls.rawValue))
        }
      }
    }
    for family in ExpressionFamily.allCases {
      for lambda in family == .several ? ["reduce"] : ["filter", "map", "reduce"] {
        for path in ["row", "vector"] {
          for form in Representation.allCases {
            cells.append(
              Coverage.Cell(
                operation: "\(lambda) \(family.rawValue)", path: path, form: form.rawValue,
                nulls: "any"))
          }
        }
      }
    }
    return cells
  }()
}
