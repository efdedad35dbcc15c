import Columnar
import Diagnostics

/// How a cell of annotated CSV spells a time.
enum CSVTimeFormat: Equatable {
  /// `dateTime:RFC3339` and `dateTime:RFC3339Nano`.
  case rfc3339
  /// A layout in the manner of Go, such as `2006-01-02 15:04`.
  case layout(String)
}

/// What the annotations and the header say about one column.
struct CSVColumnLayout {
  let field: Field
  let timeFormat: CSVTimeFormat
  let isKey: Bool
  /// The default cell's text; empty for none.
  let defaultText: [UInt8]
  /// Position in the record.
  let cell: Int
}

extension CSVColumnLayout {
  /// The column type that a `#datatype` cell names. Errors: the words for an unknown one.
  static func parse(datatype: String) throws(CSVProblem) -> (ColumnType, CSVTimeFormat) {
    let name = datatype.prefix { $0 != ":" }
    let detail = datatype.dropFirst(name.count + 1)
    switch name {
    case "string": return (.string, .rfc3339)
    case "long": return (.int, .rfc3339)
    case "unsignedLong": return (.uint, .rfc3339)
    case "double": return (.float, .rfc3339)
    case "boolean": return (.bool, .rfc3339)
    case "dateTime":
      let isStandard = detail == "RFC3339" || detail == "RFC3339Nano"
      return (.time, isStandard ? .rfc3339 : .layout(String(detail)))
    default:
      throw CSVProblem(
        "unsupported data type \"\(datatype)\"", fix: datatypeFix(String(name).lowercased()))
    }
  }

  /// By the word in annotated CSV for what others call otherwise.
  private static func datatypeFix(_ name: String) -> String {
    let meant: String? =
      switch name {
      case "int", "integer", "int64", "bigint": "long"
      case "uint", "uint64", "unsigned": "unsignedLong"
      case "float", "float64", "real", "number", "decimal": "double"
      case "bool": "boolean"
      case "time", "timestamp", "date": "dateTime:RFC3339"
      case "text", "str", "varchar": "string"
      default:
        nearest(name, in: ["string", "long", "unsignedLong", "double", "boolean"])
      }
    return meant.map { "write `\($0)`" }
      ?? "use string, long, unsignedLong, double, boolean or dateTime:RFC3339"
  }
}

/// What is wrong with a piece of CSV, in upstream's words, before the position is known.
struct CSVProblem: Error {
  let message: String
  let fix: String?

  init(_ message: String, fix: String? = nil) {
    self.message = message
    self.fix = fix
  }
}
