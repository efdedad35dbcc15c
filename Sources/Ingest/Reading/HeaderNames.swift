import Diagnostics

/// The column names of a header line, each of them there and only once.
/// Errors: `D0110` naming the column.
func headerNames(
  _ line: UnsafeBufferPointer<UInt8>, path: String, delimiter: UInt8 = 0x2C
) throws -> [String] {
  var fields = DelimitedFields(delimiter: delimiter)
  if let defect = fields.split(line) {
    throw QueryFailure(.notOfFormat, "\(path):1: \(defect.rawValue) in the header")
  }
  let names = (0..<fields.count).map { fields.string($0, of: line) }
  if names.count > 1, let empty = names.firstIndex(of: "") {
    throw QueryFailure(.notOfFormat, "\(path):1: column \(empty + 1) has no name")
  }
  try checkUnique(names, path: path, line: 1)
  return names
}

/// Errors: `D0110` for a name that stands twice. line: of the header, from 1.
func checkUnique(_ names: [String], path: String, line: Int) throws {
  var seen = Set<String>()
  guard let twice = names.first(where: { !seen.insert($0).inserted }) else { return }
  throw QueryFailure(
    .notOfFormat, "\(path):\(line): column \(quoted(twice)) stands twice",
    fix: "give one of them another name")
}

/// What a header holds, for a message that expected something else.
func shownHeader(_ names: [String]) -> String {
  if names.allSatisfy(\.isEmpty) { return "an empty line" }
  return names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : "")
}

extension DiagnosticCode {
  package static let notOfFormat = DiagnosticCode("D0110")
}
