import Columnar
import Planning

/// What a source did, in sentences: where the answer came from, what was read, what was skipped.
func scanNotes(_ scan: ScanStatistics) -> [String] {
  var notes = scan.notes
  if scan.statisticsEntriesUsed > 0, notes.isEmpty {
    notes.append(
      "answered from \(counted(scan.statisticsEntriesUsed, "stored statistic")), "
        + "\(counted(scan.valuesRead, "value")) read")
  }
  if scan.segmentsTotal > 0 {
    notes.append(
      "segments: \(countText(scan.segmentsTotal)) in the bucket, "
        + "\(countText(scan.segmentsSkipped)) skipped, \(countText(scan.segmentsOpened)) opened")
  }
  if scan.valuesRead > 0 || scan.bytesRead > 0 {
    notes.append(
      "\(bytesText(scan.bytesRead)) read, \(counted(scan.valuesRead, "value")) unpacked")
  }
  return notes
}

/// What a step did to the group key and to `_time`, where that may surprise.
func keyNotes(
  _ node: PhysicalNode, _ statistics: StepStatistics, _ profile: QueryProfile
) -> [String] {
  guard changesShape(node), let schema = statistics.schemas.first else { return [] }
  let labels = schema.keyLabels
  var note = "key [\(labels.joined(separator: ", "))]"
  let plain = schema.fields.indices.filter { !schema.isKey($0) }.map { schema.fields[$0].label }
  if statistics.schemas.count > 1 {
    note += " and \(counted(statistics.schemas.count - 1, "other set")) of columns"
  } else {
    note += "; columns out: \((labels + plain).joined(separator: " "))"
  }
  var notes = [note]
  if schema.index(of: "_time") == nil, hadTime(node, profile) {
    notes[0] += ".  _time is gone from here on: \(lastFunction(node))() drops it"
  }
  return notes
}

/// Steps after which tables or columns are others than before.
private func changesShape(_ node: PhysicalNode) -> Bool {
  switch node.operation {
  case .source: node.scan?.aggregate != nil
  case .aggregate, .reduce, .group, .pivot, .union, .custom: true
  default: false
  }
}

private func lastFunction(_ node: PhysicalNode) -> String {
  node.steps.last { $0.note == nil }?.origin.functionName ?? ""
}

private func hadTime(_ node: PhysicalNode, _ profile: QueryProfile) -> Bool {
  if node.scan?.aggregate != nil { return true }
  return node.inputs.contains { input in
    // A source that leaves unread columns out had the time column all the same.
    if let scan = input.scan, scan.columns != nil { return true }
    return profile.statistics[input.id]?.schemas.contains { $0.index(of: "_time") != nil } ?? false
  }
}
