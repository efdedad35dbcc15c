/// Where a JSON document holds its records.
enum JSONRecordsPlace {
  /// An array of objects; start: of its bracket.
  case elements(path: [String], start: Int, count: Int)
  /// Arrays of one length in one object: columns. names: of its members.
  case columns(path: [String], starts: [(name: String, start: Int)], count: Int)

  var count: Int {
    switch self {
    case .elements(_, _, let count), .columns(_, _, let count): count
    }
  }

  /// Position of its first bracket.
  var start: Int {
    switch self {
    case .elements(_, let start, _): start
    case .columns(_, let starts, _): starts.first?.start ?? 0
    }
  }

  /// Names of members, apart by points; empty for the document itself.
  var path: String {
    switch self {
    case .elements(let path, _, _), .columns(let path, _, _): path.joined(separator: ".")
    }
  }

  /// For people.
  var text: String {
    let place = path.isEmpty ? "the outermost object" : path
    switch self {
    case .elements: return "\(place) (an array of objects)"
    case .columns(_, let starts, let count):
      let names = starts.prefix(4).map(\.name).joined(separator: ", ")
      return "\(place) (arrays of \(count) values: \(names)\(starts.count > 4 ? ", …" : ""))"
    }
  }
}

extension JSONShape {
  /// What could be the records, the longest first; of equal ones the one that comes first.
  var places: [JSONRecordsPlace] {
    var found: [JSONRecordsPlace] = []
    var objects: [[String]] = []
    for array in arrays {
      if array.holdsRecords {
        found.append(.elements(path: array.path, start: array.start, count: array.objectCount))
      } else if array.holdsValues, !array.path.isEmpty {
        let object = Array(array.path.dropLast())
        if !objects.contains(object) { objects.append(object) }
      }
    }
    found += objects.compactMap(columns)
    return found.sorted { ($1.count, $0.start) < ($0.count, $1.start) }
  }

  /// The most arrays of one length in an object; nil where no two have the same.
  private func columns(of object: [String]) -> JSONRecordsPlace? {
    let members = arrays.filter { $0.holdsValues && $0.path.dropLast() == object[...] }
    let lengths = Dictionary(grouping: members, by: \.valueCount)
    guard
      let (count, columns) = lengths.max(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
      ),
      columns.count > 1
    else { return nil }
    return .columns(
      path: object, starts: columns.map { ($0.path.last ?? "", $0.start) }, count: count)
  }
}
