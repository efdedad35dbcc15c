import Columnar
import Store

extension StoreInfo {
  var segmentCount: Int { fields.reduce(0) { $0 + $1.segmentCount } }
}

extension StoreInfo.FieldSummary {
  /// Stored points, before deletes that are not folded.
  var pointCount: Int { rowCount + bufferedRowCount }

  /// First and last time in ns, nil without points.
  var timeRange: ClosedRange<Int64>? {
    guard let timeMin, let timeMax, timeMin <= timeMax else { return nil }
    return timeMin...timeMax
  }
}

/// What `store info` tells of a store.
public struct StoreInformation: Sendable {
  public let text: String
  public let json: String
}

extension Engine {
  /// Buckets, measurements and fields with their types, units, points, series, segments, bytes and
  /// time ranges. Errors: `QueryError`. Complexity: O(fields + segments).
  public func storeInfo() throws -> StoreInformation {
    try surfacing {
      let info = try openedStore().info()
      return StoreInformation(text: informationText(info), json: informationJSON(info))
    }
  }

  /// One line for `doctor`. Errors: `QueryError`.
  public func storeSummary() throws -> String {
    try surfacing {
      let info = try openedStore().info()
      let points = info.fields.reduce(0) { $0 + $1.pointCount }
      return
        "format \(info.formatVersion), \(counted(Set(info.fields.map(\.bucket)).count, "bucket")), "
        + "\(counted(points, "point")), \(bytesText(info.fileByteCount))"
    }
  }

  /// A line per field, for `.tables`. Errors: `QueryError`.
  public func storeTables(holding word: String = "") throws -> String {
    try surfacing {
      guard let store = try store else { return "no store\n" }
      let fields = try store.info().fields
      guard !fields.isEmpty else { return "the store is empty\n" }
      let wanted = word.lowercased()
      let found = fields.filter { field in
        wanted.isEmpty
          || [field.bucket, field.measurement, field.field].contains {
            $0.lowercased().contains(wanted)
          }
      }
      guard !found.isEmpty else {
        return "no bucket, measurement or field holds \"\(word)\"\n"
      }
      return columnsText(
        [["bucket", "measurement", "field", "type", "points"]]
          + found.map {
            [$0.bucket, $0.measurement, $0.field, $0.type.name, countText($0.pointCount)]
          })
    }
  }
}

private func informationText(_ info: StoreInfo) -> String {
  let points = info.fields.reduce(0) { $0 + $1.pointCount }
  var text = "\(info.path): format \(info.formatVersion), \(bytesText(info.fileByteCount)), "
  text += "\(counted(points, "point"))"
  if points > 0 {
    text += ", \(decimalText(Double(info.fileByteCount) / Double(points), 2)) bytes a point"
  }
  text +=
    ", \(counted(info.segmentCount, "segment")), \(countText(info.bufferedRowCount)) buffered, "
  text += "\(countText(info.tombstoneCount)) deletes not folded\n"
  guard !info.fields.isEmpty else { return text }
  let rows = info.fields.map { field in
    [
      field.bucket, field.measurement, field.field, field.type.name, field.unit ?? "",
      countText(field.pointCount), countText(field.seriesCount), countText(field.segmentCount),
      field.pointCount > 0
        ? decimalText(Double(field.byteCount) / Double(field.pointCount), 2) : "",
      field.timeRange.map { formatTimeTrimmed($0.lowerBound) } ?? "",
      field.timeRange.map { formatTimeTrimmed($0.upperBound) } ?? "",
    ]
  }
  let head = [
    "bucket", "measurement", "field", "type", "unit", "points", "series", "segments",
    "bytes a point", "first", "last",
  ]
  return text + "\n" + columnsText([head] + rows)
}

private func informationJSON(_ info: StoreInfo) -> String {
  let fields = info.fields.map { field -> JSONValue in
    .object([
      ("bucket", .string(field.bucket)), ("measurement", .string(field.measurement)),
      ("field", .string(field.field)), ("type", .string(field.type.name)),
      ("unit", field.unit.map { .string($0) } ?? .null), ("points", .count(field.pointCount)),
      ("series", .count(field.seriesCount)), ("segments", .count(field.segmentCount)),
      ("bytes", .count(field.byteCount)),
      ("first", field.timeRange.map { .string(formatTimeTrimmed($0.lowerBound)) } ?? .null),
      ("last", field.timeRange.map { .string(formatTimeTrimmed($0.upperBound)) } ?? .null),
    ])
  }
  return JSONValue.object([
    ("version", .int(1)), ("store", .string(info.path)),
    ("format", .count(info.formatVersion)), ("bytes", .count(info.fileByteCount)),
    ("segments", .count(info.segmentCount)), ("buffered", .count(info.bufferedRowCount)),
    ("tombstones", .count(info.tombstoneCount)), ("fields", .array(fields)),
  ]).text
}

/// Rows as columns two blanks apart, without blanks at line ends.
func columnsText(_ rows: [[String]]) -> String {
  let count = rows.map(\.count).max() ?? 0
  let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
  var text = ""
  for row in rows {
    var line = ""
    for (cell, width) in zip(row, widths) {
      line += cell + String(repeating: " ", count: width - cell.count + 2)
    }
    while line.last == " " { line.removeLast() }
    text += line + "\n"
  }
  return text
}
