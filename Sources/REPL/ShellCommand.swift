/// The commands of the shell, named as DuckDB's shell names them where it has them; this table
/// feeds dispatch, help and completion.
package enum ShellCommand: String, CaseIterable, Sendable {
  case chart, compare, doc, edit, explain, help, history, last, maxrows, mode, open, pager, quit
  case read, save, set, show, tables, timer, tz, watch, why

  /// What stands after the name; empty when nothing does.
  package var argument: String {
    switch self {
    case .quit, .show: ""
    case .chart: "[KIND] [COLUMN…]"
    case .compare: "[FILE FILE]"
    case .doc: "NAME [run]"
    case .edit: "[FILE]"
    case .explain, .why: "[QUERY]"
    case .help: "[COMMAND|shortcuts]"
    case .history: "[WORD…]"
    case .last: "[FORMAT]"
    case .maxrows: "[COUNT|all|auto]"
    case .mode: "[FORMAT]"
    case .open: "[--new] PATH"
    case .pager, .timer: "[on|off]"
    case .read: "FILE"
    case .save: "[--replace] FILE"
    case .set: "[NAME VALUE]"
    case .tables: "[WORD]"
    case .tz: "[ZONE]"
    case .watch: "[SECONDS] [QUERY]"
    }
  }

  package var summary: String {
    switch self {
    case .chart: "draw the last result: line, bar, duration or heat"
    case .compare: "compare two scripts, or the last two pipelines: answers and times"
    case .doc: "show the documentation of a name; run runs its example"
    case .edit: "write the last text, or a file, in $EDITOR and run it"
    case .explain: "show the plan of a query, or of the last pipeline"
    case .help: "show this list, one command, or the keys"
    case .history: "list what was typed, or what holds the words in this order"
    case .last: "show the last result again, all of it"
    case .maxrows: "rows of a result that are shown"
    case .mode: "choose the output format: table, csv, json, vertical, chart, …"
    case .open: "open another store"
    case .pager: "page what is longer or wider than the screen ($PAGER, else less)"
    case .quit: "leave the shell, as Ctrl-D does"
    case .read: "run a script of Flux and commands"
    case .save: "write a file after its name: .flux what was run, .db the store, else the result"
    case .set: "define a name or a field of v, or list them: .set v.timeRangeStart -7d"
    case .show: "show the settings"
    case .tables: "list buckets, measurements and fields, or those that hold a word"
    case .timer: "show or hide the line of rows and times after a query"
    case .tz: "show times and align windows in a time zone"
    case .watch: "run the last pipeline, or a query, again and again until Ctrl-C"
    case .why: "show where the rows of an empty result went"
    }
  }

  /// Reads or writes files, or starts programs: shut by `--safe`.
  var reachesFiles: Bool {
    switch self {
    case .edit, .open, .read, .save: true
    default: false
    }
  }

  /// What was typed as a name: the name, `exit`, or the beginning of one name alone.
  init?(typed name: String) {
    let begun = Self.allCases.filter { $0.rawValue.hasPrefix(name) }
    if let command = Self(rawValue: name) {
      self = command
    } else if name == "exit" {
      self = .quit
    } else if begun.count == 1, !name.isEmpty {
      self = begun[0]
    } else {
      return nil
    }
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
