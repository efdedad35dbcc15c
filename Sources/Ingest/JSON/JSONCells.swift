/// The members of an object as the cells of a row; a member that is not there is an empty cell.
struct JSONCells: TableCells {
  let record: JSONRecord
  /// Member by column, -1 for none. `[columns]`
  let members: [Int]

  func withCell<Result>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let member = members[column]
    guard member >= 0 else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
    let range = record.members[member].value
    return try record.bytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  func isText(_ column: Int) -> Bool {
    members[column] >= 0 && record.members[members[column]].isText
  }
}

/// Finds the columns of a table in objects whose members come and go.
struct JSONColumns {
  private(set) var names: [String] = []
  private var numbers: [[UInt8]: Int] = [:]

  init(_ names: [String] = []) {
    for name in names { _ = add(Array(name.utf8)) }
  }

  private mutating func add(_ name: [UInt8]) -> Int {
    let number = names.count
    numbers[name] = number
    names.append(String(decoding: name, as: UTF8.self))
    return number
  }

  /// Takes up the names of a record that are new.
  mutating func learn(_ record: JSONRecord) {
    for member in record.members where numbers[Array(record.bytes[member.name])] == nil {
      _ = add(Array(record.bytes[member.name]))
    }
  }

  /// The cells of a record by column, and the positions of members that have none.
  func cells(_ record: JSONRecord) -> (cells: JSONCells, unknown: [Int]) {
    var members = Array(repeating: -1, count: names.count)
    var unknown: [Int] = []
    for (index, member) in record.members.enumerated() {
      // Members mostly stand in the order of the record before.
      if index < names.count, names[index].utf8.elementsEqual(record.bytes[member.name]) {
        members[index] = index
      } else if let column = numbers[Array(record.bytes[member.name])] {
        members[column] = index
      } else {
        unknown.append(index)
      }
    }
    return (JSONCells(record: record, members: members), unknown)
  }
}
