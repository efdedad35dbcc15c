import Columnar
import Foundation
import Planning
import Store
import TestSupport
import Testing

/// One answer from a store on every path and with any number of threads, whether the points lie in
/// segments, in the buffer over them, or folded again.
@Suite(.serialized) struct StoreAgreementTests {
  private struct StoreSet {
    var stores: [StoreForm: Store] = [:]
    let folder: String
    let seed: UInt64

    /// One form in memory, the others in files. isRich: with statistics for every series.
    init(seed: UInt64, isRich: Bool = false) throws {
      self.seed = seed
      var dice = Dice(seed: seed)
      folder = NSTemporaryDirectory() + "/gridflux-agreement-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let types: [ColumnType] =
        dice.oneIn(3)
        ? [.float, .float, .float, .int, .uint, .string, .bool]
        : dice.oneIn(2) ? [.float, .float, .float, .float] : [.float, .float, .int, .uint, .float]
      let points = StoredPoints(
        types: isRich ? [.float, .int] : types, areAllLong: isRich, &dice)
      for form in StoreForm.allCases {
        let path = form == .bulk ? ":memory:" : "\(folder)/\(form.rawValue).db"
        stores[form] = try points.store(
          form, path: path, seed: seed &+ 1, segmentRowsMax: isRich ? 65_536 : nil)
      }
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }
  }

  @Test func anAnswerDependsOnThePointsAlone() throws {
    let coverage = Coverage()
    let count = AgreementEnvironment.queryCount(quick: 130, soak: 8_000)
    var set = try StoreSet(seed: AgreementEnvironment.seed)
    defer { set.remove() }
    var disagreements = 0
    for number in 0..<count where disagreements < 5 {
      if number % 26 == 25 {
        set.remove()
        set = try StoreSet(seed: AgreementEnvironment.seed &+ UInt64(number))
      }
      let operations = QueryGenerator.operations
      disagreements += try check(
        number, operations[number % operations.count], set, coverage)
    }
    guard disagreements == 0 else { return }
    // What chance left out is asked for by name, where statistics are sure to be.
    let rich = try StoreSet(seed: AgreementEnvironment.seed, isRich: true)
    defer { rich.remove() }
    for number in count..<(count + 200) {
      guard let cell = coverage.missing(from: Self.wanted).first, disagreements < 5 else { break }
      disagreements += try check(number, cell.operation, rich, coverage, path: cell.path)
    }
    print(coverage.table)
    let missing = coverage.missing(from: Self.wanted)
    #expect(missing == [], "nothing was run for these")
  }

  /// - Returns: the number of disagreements.
  private func check(
    _ number: Int, _ operation: String, _ set: StoreSet, _ coverage: Coverage,
    path: String? = nil
  ) throws -> Int {
    var dice = Dice(seed: AgreementEnvironment.seed &+ UInt64(number))
    var query = Self.query(operation, &dice)
    if let path, Self.pushed.contains(operation) { query = Self.aggregating(operation, path) }
    AgreementEnvironment.trace("\(number)\n\(query.script)")
    let floor = Conditions(form: StoreForm.bulk.rawValue)
    guard let floorDatabase = try set.stores[.bulk]?.session() else { return 0 }
    let expected = run(query.script, over: floorDatabase, floor).answer
    let turn = dice.number(0...2)
    for (index, mask) in Conditions.masks.enumerated() {
      let form = StoreForm.allCases[(index + turn) % 3]
      let conditions = Conditions(
        via: mask, threadCount: dice.pick([1, 2, 7]), batchRowsMax: dice.pick([7, 1_000, 16_384]),
        form: form.rawValue)
      guard let database = try set.stores[form]?.session() else { continue }
      let observer = PathObserver()
      let found = run(query.script, over: database, conditions, observer: observer).answer
      if found != expected {
        let disagreement = Disagreement(
          query: query, left: (floor, floorDatabase), right: (conditions, database))
        let origin =
          "seed \(AgreementEnvironment.seed), number \(number), \(operation), "
          + "store of seed \(set.seed)"
        Issue.record("\(disagreement.report(origin: origin))")
        return 1
      }
      guard case .results = found else { continue }
      coverage.add(
        Set(
          observer.steps.map {
            Coverage.Cell(operation: $0[0], path: $0[1], form: form.rawValue, nulls: "none")
          }))
    }
    return 0
  }

  /// An aggregate of everything, or of less time than any statistic stands for.
  private static func aggregating(_ operation: String, _ path: String) -> Query {
    let bounds =
      path == "stats"
      ? "start: 2024-03-01, stop: 2024-05-01"
      : "start: 2024-03-30T03:17:00Z, stop: 2024-03-30T03:58:00Z"
    return Query(steps: [
      QueryStep(name: "range", text: "range(\(bounds))"),
      QueryStep(name: operation, text: "\(operation)()"),
    ])
  }

  /// A range, mostly a field, then steps.
  private static func query(_ operation: String, _ dice: inout Dice) -> Query {
    let field = dice.pick([ColumnType.float, .float, .float, .int, .uint, .string, .bool])
    let query = QueryGenerator.query(
      over: QueryShape(storeFieldType: field), first: operation, startsWithRange: true, &dice)
    guard !dice.oneIn(5) else { return query }
    let test = "r._field == \"\(field.name.prefix(1))\""
    var narrowed = query
    narrowed.steps.insert(
      QueryStep(name: "filter", text: "filter(fn: (r) => \(test))"), at: 1)
    return narrowed
  }

  private static let pushed = ["count", "sum", "mean", "spread", "min", "max", "first", "last"]

  /// What a store answers from statistics, carries out itself, and leaves to the engine.
  private static let wanted: [Coverage.Cell] = {
    var cells: [Coverage.Cell] = []
    func add(_ operations: [String], _ paths: [String], _ forms: [StoreForm]) {
      for operation in operations {
        for path in paths {
          for form in forms {
            cells.append(
              Coverage.Cell(operation: operation, path: path, form: form.rawValue, nulls: "none"))
          }
        }
      }
    }
    // Rows are counted, and the first and last found, by positions: these need no statistics.
    add(["sum", "mean", "spread", "min", "max"], ["stats"], [.bulk, .compacted])
    add(["range", "filter", "limit"], ["source"], StoreForm.allCases)
    add(pushed + ["aggregateWindow"], ["source", "native"], StoreForm.allCases)
    add(["filter", "map", "reduce"], ["row", "vector"], StoreForm.allCases)
    return cells
  }()
}
