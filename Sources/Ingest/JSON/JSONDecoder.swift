import Diagnostics
import Planning

/// Turns JSON objects, one a line, into points; members are columns.
struct JSONLinesDecoder: LineDecoder {
  private let columns: JSONColumns
  let plan: TablePlan?
  private var points: TablePoints
  private var record = JSONRecord()

  init(_ plan: TablePlan, points: TablePoints) {
    self.plan = plan
    columns = JSONColumns(plan.columns.map(\.name))
    self.points = points
  }

  var missingCount: Int { points.missingCount }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, into block: inout PointBlock)
    -> LineOutcome
  {
    if withoutBlanks(text).isEmpty { return .ignored }
    do throws(JSONRecord.Defect) { try record.read(text) } catch { return .refused(error.reason) }
    let (cells, unknown) = columns.cells(record)
    if let reason = points.add(cells, to: &block) { return .refused(reason) }
    for index in unknown where !record.members[index].value.isEmpty {
      let member = record.members[index]
      block.rejections.append(
        ValueRejection(
          column: String(decoding: record.bytes[member.name], as: UTF8.self),
          reason: "a member that the first objects do not have"))
    }
    return .data(bytes: text.count)
  }

  mutating func pass(_ text: UnsafeBufferPointer<UInt8>) {
    do throws(JSONRecord.Defect) { try record.read(text) } catch { return }
    points.pass(columns.cells(record).cells)
  }

  mutating func columnsWereRemoved() { points.columnsWereRemoved() }
}

/// Works out how objects are read. Errors: `D0112` where no member holds times.
func jsonPlan(
  _ lines: [UnsafeBufferPointer<UInt8>], path: String, options: TableOptions, _ start: TablePlan
) throws -> TablePlan {
  var columns = JSONColumns()
  var records: [JSONRecord] = []
  for line in lines.prefix(TableSniffer.rowsMax) {
    var record = JSONRecord()
    do throws(JSONRecord.Defect) { try record.read(line) } catch { continue }
    columns.learn(record)
    records.append(record)
  }
  guard !records.isEmpty else {
    throw QueryFailure(
      .notOfFormat, "\(path): found no object; expected an array of objects, or an object a line",
      fix: "write one object a line")
  }
  return try tablePlan(
    path: path, names: columns.names, options: options, use: .points, start
  ) { body in
    for record in records { body(columns.cells(record).cells) }
  }
}
