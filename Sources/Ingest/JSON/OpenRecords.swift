import Diagnostics
import Formats
import Planning

/// Where the records of a JSON document are, and what it says about them.
struct RecordsReport {
  var path: String?
  var remarks: [String] = []
  var zone = StatedZone()
}

/// Makes a reader's lines the records of its JSON document; says where they were found.
///
/// An array of objects is read as it comes. Columns are read from a document that is in memory
/// whole. Errors: `D0110` where no records are found, `D0114` for a document that is too long.
func openRecords(
  _ reader: LineReader, _ options: TableOptions
) throws -> RecordsReport {
  let shape = JSONShape(try reader.preview(previewBytes))
  if let place = chosen(shape, options), case .elements(let path, let start, _) = place {
    reader.readElements(from: start, endsWithArray: !path.isEmpty)
    return report(place, shape)
  }
  let document = try reader.takeWhole()
  let whole = document.withUnsafeBufferPointer { JSONShape($0) }
  guard let place = chosen(whole, options) else {
    throw noRecords(whole, options, path: reader.path)
  }
  switch place {
  case .elements(let path, let start, _):
    reader.readOn(from: MemoryInput(document, from: start))
    _ = try reader.preview(previewBytes)
    reader.readElements(from: 0, endsWithArray: !path.isEmpty)
  case .columns(_, let starts, _):
    reader.readOn(from: JSONColumnsInput(document, starts))
  }
  return report(place, whole)
}

/// The records that were asked for, else the longest.
private func chosen(_ shape: JSONShape, _ options: TableOptions) -> JSONRecordsPlace? {
  guard let path = options.recordsPath else { return shape.places.first }
  return shape.places.first { $0.path == path }
}

/// Nothing to say where the document is an array of records.
private func report(
  _ place: JSONRecordsPlace, _ shape: JSONShape
) -> RecordsReport {
  if shape.members.isEmpty { return RecordsReport() }
  var remarks = ["records: \(place.text)"]
  let others = shape.places.filter { $0.path != place.path }.map(\.path)
  if !others.isEmpty {
    remarks[0] += "; others in \(listed(others)) (--records PATH takes them)"
  }
  let left = shape.leftOut(by: place).filter { member in
    shape.zone.isEmpty || ![StatedZone.nameMember, StatedZone.offsetMember].contains(member)
  }
  if !left.isEmpty { remarks.append("left out of the document: \(listed(left))") }
  return RecordsReport(
    path: place.path.isEmpty ? nil : place.path, remarks: remarks, zone: shape.zone)
}

private func listed(_ names: [String]) -> String {
  names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
}

private func noRecords(
  _ shape: JSONShape, _ options: TableOptions, path: String
) -> QueryFailure {
  let places = shape.places.map(\.path)
  if let wanted = options.recordsPath {
    return QueryFailure(
      .notOfFormat, "\(path): no records at \(quoted(wanted))",
      kind: .usage,
      fix: places.isEmpty
        ? "leave --records out where the document is an array"
        : "--records \(places.joined(separator: "|"))")
  }
  let found =
    shape.members.isEmpty
    ? "an array without objects" : "an object with \(listed(shape.members))"
  return QueryFailure(
    .notOfFormat,
    "\(path): found \(found); expected an array of objects, or arrays of one length, which are "
      + "columns", fix: "write one object a line for each record")
}

extension JSONShape {
  /// Members beside the path to the records, and columns of another length than theirs.
  fileprivate func leftOut(by place: JSONRecordsPlace) -> [String] {
    switch place {
    case .elements(let path, _, _): return members.filter { $0 != path.first }
    case .columns(let path, let starts, _):
      let taken = starts.map(\.name)
      let others = arrays.filter { $0.path.dropLast() == path[...] }
        .compactMap(\.path.last).filter { !taken.contains($0) }
      return members.filter { path.isEmpty ? !taken.contains($0) : $0 != path.first }
        + (path.isEmpty ? [] : others)
    }
  }
}
