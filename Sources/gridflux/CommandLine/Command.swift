/// One command of the program: what help says of it and what it does.
struct Command: Sendable {
  /// The word after `gridflux`; two words for `store info`.
  let name: String
  /// One line for the list of commands.
  let summary: String
  /// After the command's name, such as `[FILE…]`.
  let operands: String
  let flags: [Flag]
  /// More lines for `--help`, one example at least.
  let details: String
  /// Returns the exit code.
  let run: @Sendable (ParsedArguments) throws -> Int32
}

/// What stands on the command line, checked against a command's flags.
struct ParsedArguments: Sendable {
  /// By flag name, in order; a switch has one empty value.
  var values: [String: [String]] = [:]
  var operands: [String] = []

  func has(_ name: String) -> Bool { values[name] != nil }
  func value(_ name: String) -> String? { values[name]?.last }

  /// A whole number in a range. Errors: `UsageError` naming the flag.
  func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError(
        "--\(name) takes a whole number from \(range.lowerBound) to \(range.upperBound), found "
          + "\"\(text)\"")
    }
    return number
  }
}

/// The command line is not right: exit code 2.
struct UsageError: Error {
  let message: String
  let fix: String?
  init(_ message: String, fix: String? = nil) {
    self.message = message
    self.fix = fix
  }
}
