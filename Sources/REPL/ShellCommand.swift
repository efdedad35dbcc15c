/// The commands of the shell, named as DuckDB's shell names them; this table feeds dispatch, help
/// and completion.
package enum ShellCommand: String, CaseIterable, Sendable {
  case help, quit, open, tables, mode, timer, explain, compare, doc, read

  /// What stands after the name; empty when nothing does.
  package var argument: String {
    switch self {
    case .help, .quit, .tables: ""
    case .open: "PATH"
    case .mode: "FORMAT"
    case .timer: "on|off"
    case .explain: "[QUERY]"
    case .compare: "FILE FILE"
    case .doc: "NAME"
    case .read: "FILE"
    }
  }

  package var summary: String {
    switch self {
    case .help: "show this list"
    case .quit: "leave the shell, as Ctrl-D does"
    case .open: "open another store"
    case .tables: "list buckets, measurements and fields"
    case .mode: "choose the output format: table, csv, json, markdown, …"
    case .timer: "show or hide the time in the status line"
    case .explain: "show the plan of a query, or of the last pipeline"
    case .compare: "run two scripts and say what differs, in answers and in time"
    case .doc: "show the documentation of a name"
    case .read: "run a script"
    }
  }

  /// `.name argument   summary`, one line for each command.
  package static var helpText: String {
    let heads = allCases.map { ".\($0.rawValue) \($0.argument)" }
    let width = heads.map(\.count).max() ?? 0
    return zip(heads, allCases).map { head, command in
      head + String(repeating: " ", count: width + 2 - head.count) + command.summary
    }.joined(separator: "\n")
  }

  /// Splits a line that begins with a point and a letter into name and argument; nil for all else.
  static func parse(_ line: String) -> (name: String, argument: String)? {
    let trimmed = line.drop { $0 == " " || $0 == "\t" }
    guard trimmed.first == ".", let letter = trimmed.dropFirst().first, letter.isLetter else {
      return nil
    }
    let name = trimmed.dropFirst().prefix { !$0.isWhitespace }
    var argument = trimmed.dropFirst(name.count + 1).drop { $0.isWhitespace }
    while argument.last?.isWhitespace == true { argument.removeLast() }
    return (String(name), String(argument))
  }
}
