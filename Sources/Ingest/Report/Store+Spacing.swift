import Columnar
import Planning
import Store

extension Store {
  /// The spacing of the first series of a field. Errors: the store's. Complexity: O(points of it).
  package func spacing(
    bucket: String, measurement: String, field: String, context: QueryContext
  ) throws -> TimeSpacing {
    var request = ScanRequest()
    request.predicates = [
      .compare(column: "_measurement", .equal, .string(measurement)),
      .compare(column: "_field", .equal, .string(field)),
    ]
    let reader = try session().source(bucket: bucket).open(request, context: context)
    var times: [Int64] = []
    while let batch = try reader.next() {
      guard let column = batch.schema.index(of: "_time") else { break }
      for table in 0..<batch.tableCount {
        if !times.isEmpty, table > 0 || !batch.continuesTable { return TimeSpacing(times) }
        for row in batch.rows(ofTable: table) {
          if case .time(let time) = batch.columns[column].scalar(
            row: row, table: table, tableStarts: batch.tableStarts)
          {
            times.append(time)
          }
        }
      }
    }
    return TimeSpacing(times)
  }
}
