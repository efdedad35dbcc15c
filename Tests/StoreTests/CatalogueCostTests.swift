import CSQLite
import Testing

@testable import Store

/// What completion asks the catalogue for costs the same with few series and with many.
@Suite("The catalogue's cost")
struct CatalogueCostTests {
  /// A store with as many meters in ten regions, one point each.
  private func session(seriesCount: Int) throws -> StoreSession {
    var options = StoreOptions()
    options.bufferedRowsMax = 0
    let store = try Store.open(path: ":memory:", options: options)
    let writer = try store.beginWrite(bucket: "meters")
    for number in 0..<seriesCount {
      let tags = [("meter", "m\(100_000 + number)"), ("region", "r\(number % 10)")]
      try writer.append("load", tags, "kwh", [0], [1])
    }
    _ = try writer.commit()
    return try store.session()
  }

  /// Pages of the store that are looked at, in memory or not.
  private func pages(_ session: StoreSession, while body: () throws -> [String]) throws -> Int {
    func counted() throws -> Int {
      try session.reading { connection in
        [SQLITE_DBSTATUS_CACHE_HIT, SQLITE_DBSTATUS_CACHE_MISS].reduce(0) { sum, status in
          var current: Int32 = 0
          var highest: Int32 = 0
          sqlite3_db_status(connection.handle, status, &current, &highest, 0)
          return sum + Int(current)
        }
      }
    }
    let before = try counted()
    #expect(try !body().isEmpty)
    return try counted() - before
  }

  @Test func namesAndTagValuesDoNotGrowWithTheSeries() throws {
    let questions: [(String, (StoreSession) throws -> [String])] = [
      ("buckets", { try $0.bucketNames() }),
      ("measurements", { try $0.measurementNames(bucket: "meters") }),
      ("fields", { try $0.fieldNames(bucket: "meters") }),
      ("tags", { try $0.tagKeys(bucket: "meters") }),
      ("few values", { try $0.tagValues(bucket: "meters", tag: "region", limit: 101) }),
      ("many values", { try $0.tagValues(bucket: "meters", tag: "meter", limit: 101) }),
      (
        "a prefix",
        { try $0.tagValues(bucket: "meters", tag: "meter", prefix: "m1001", limit: 101) }
      ),
    ]
    let few = try session(seriesCount: 200)
    let many = try session(seriesCount: 10_000)
    for (name, ask) in questions {
      // The schema is read with the first question.
      _ = try (ask(few), ask(many))
      let fewPages = try pages(few) { try ask(few) }
      let manyPages = try pages(many) { try ask(many) }
      // Fifty times the series: an index may be one or two pages deeper, for each value asked for.
      #expect(manyPages <= 3 * fewPages, "\(name): \(fewPages) and \(manyPages) pages")
    }
  }
}
