import Columnar

/// What a cell that should be a number turned out to be.
enum NumberCell {
  case value(Double)
  case missing
  case bad
}

/// Reads a number with blanks around it and commas between groups of three digits.
func groupedNumber(_ cell: UnsafeBufferPointer<UInt8>) -> NumberCell {
  let text = withoutBlanks(cell)
  if text.isEmpty { return .missing }
  guard text.contains(0x2C) else { return plainFloat(text).map { .value($0) } ?? .bad }
  guard text.count <= 64, hasGroupsOfThree(text) else { return .bad }
  let digits = text.filter { $0 != 0x2C }
  return digits.withUnsafeBufferPointer { plainFloat($0).map { .value($0) } ?? .bad }
}

/// `1,234,567.8`: one to three digits, then groups of three up to the point.
private func hasGroupsOfThree(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  let unsigned = text.first == 0x2D ? text.dropFirst() : text[...]
  let whole = unsigned.prefix { $0 != 0x2E }
  guard unsigned.count == whole.count || !unsigned[whole.endIndex...].contains(0x2C) else {
    return false
  }
  let groups = whole.split(separator: 0x2C, omittingEmptySubsequences: false)
  guard let first = groups.first, (1...3).contains(first.count) else { return false }
  return groups.dropFirst().allSatisfy { $0.count == 3 }
}

func withoutBlanks(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  var start = 0
  var end = text.count
  while start < end, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
  while end > start, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
  return UnsafeBufferPointer(rebasing: text[start..<end])
}
