import Diagnostics
import Engine

extension ShellCommand {
  /// `.name argument`.
  var head: String { argument.isEmpty ? ".\(rawValue)" : ".\(rawValue) \(argument)" }

  /// Name, argument and summary of each command, in lines that fit.
  package static func helpText(columns: Int) -> String {
    let width = (allCases.map(\.head.count).max() ?? 0) + 2
    return allCases.map { command in
      let lines = wrapped(command.summary, max(20, columns - width))
      return lines.enumerated().map { index, line in
        padded(index == 0 ? command.head : "", width) + line
      }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// What `.help NAME` shows: summary, details and an example.
  func help(columns: Int) -> String {
    let texts = ["\(head)  \(summary)"] + details + ["example: \(example)"]
    return texts.map { wrapped($0, columns).joined(separator: "\n  ") }.joined(separator: "\n")
  }

  private var details: [String] {
    switch self {
    case .chart:
      [
        "line is drawn over time, bar for a few rows; duration sorts the values, as a load-duration "
          + "curve does; heat lays half-hours against days",
        "without a kind the data choose; columns choose what is drawn",
      ]
    case .compare: ["without files it needs two pipelines that ran before"]
    case .doc: ["a package lists its functions"]
    case .maxrows: ["auto shows what fits the screen; alone it tells what is set"]
    case .mode:
      [
        "table, csv, annotated-csv, json, ndjson, markdown, vertical, chart, svg; alone it tells "
          + "what is set"
      ]
    case .pager, .timer: ["alone it tells what is set"]
    case .open: ["--new makes a store where there is none"]
    case .read: ["the script ends with its first failure; its names stay"]
    case .save:
      [
        "endings: .flux .db .csv .json .ndjson .arrow .md .txt .svg",
        "a store that is there is left as it is; --replace makes it the copy",
      ]
    case .set: ["a value that is a literal or a call is that; everything else is a text"]
    case .tz: ["alone it tells what is set"]
    case .watch: ["without seconds every two; without a query the last pipeline"]
    case .edit, .explain, .help, .history, .last, .quit, .show, .tables, .why: []
    }
  }

  private var example: String {
    switch self {
    case .chart: ".chart heat ND"
    case .compare: ".compare mean.flux reduce.flux"
    case .doc: ".doc aggregateWindow run"
    case .edit: ".edit report.flux"
    case .explain: ".explain from(bucket: \"grid\") |> range(start: -7d) |> mean()"
    case .help: ".help shortcuts"
    case .history: ".history range mean"
    case .last: ".last json"
    case .maxrows: ".maxrows 100"
    case .mode: ".mode vertical"
    case .open: ".open grid.db"
    case .pager: ".pager off"
    case .quit: ".quit"
    case .read: ".read report.flux"
    case .save: ".save result.csv"
    case .set: ".set v.timeRangeStart -7d"
    case .show: ".show"
    case .tables: ".tables demand"
    case .timer: ".timer off"
    case .tz: ".tz Europe/London"
    case .watch: ".watch 10 |> last()"
    case .why: ".why"
    }
  }

  /// The keys of the line editor.
  static let shortcutsText = """
    Tab            complete a name, an argument, a bucket, a tag value
    Up, Down       earlier and later texts that begin as the line does
    Ctrl-R Ctrl-S  search backwards and forwards in the history
    Ctrl-A Ctrl-E  to the start and the end of the line
    Ctrl-W Ctrl-K  delete the word before, the rest behind the cursor
    Ctrl-L         clear the screen
    Ctrl-C         drop what is typed; stop what runs
    Ctrl-D         leave, on an empty line
    a paste        stands in the line as it is; Enter runs it
    |> …           go on with the last pipeline
    """

  /// What people type who come from other shells, and the command for it.
  static let habits: [String: ShellCommand] = [
    "exit": .quit, "quit": .quit, "help": .help, "?": .help, "show tables": .tables,
  ]
}
