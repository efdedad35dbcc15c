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
  if let twice = names.indices.first(where: { names.firstIndex(of: names[$0]) != $0 }) {
    throw QueryFailure(
      .notOfFormat, "\(path):1: column \(quoted(names[twice])) stands twice",
      fix: "give one of them another name")
  }
  return names
}

/// What a header holds, for a message that expected something else.
func shownHeader(_ names: [String]) -> String {
  if names.allSatisfy(\.isEmpty) { return "an empty line" }
  return names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : "")
}

extension DiagnosticCode {
  package static let notOfFormat = DiagnosticCode("D0110")
}
