import Diagnostics
import Interpreter

extension DiagnosticCode {
  /// The function works through something that is out of reach.
  static let serviceNeeded = DiagnosticCode("E0107")
}

extension Call {
  /// What a function says that would have to reach the web, a broker or another database.
  func needsService(_ service: String, fix: String) -> QueryFailure {
    failure(
      .serviceNeeded, "\(functionName) needs \(service), which scripts cannot reach",
      upstreamCode: 12, fix: fix)
  }
}

/// The body of a built-in that nothing here can carry out. Errors: `E0107`, always, before any row
/// is read, so that a script never seems to have sent what it has not.
func needsService(_ service: String, fix: String) -> Builtin.Body {
  .function { call in throw call.needsService(service, fix: fix) }
}

/// An `endpoint`: what would make a function that sends each row of a stream to a service. The
/// parameters are those that make it, with their types, such as `?url: string`.
func serviceEndpoint(
  package: String, service: String, parameters: [(declaration: String, text: String)],
  example arguments: String
) -> Builtin {
  let qualified = "\(package.split(separator: "/").last ?? "").endpoint"
  let declarations = parameters.map(\.declaration).joined(separator: ", ")
  return Builtin(
    package: package, name: "endpoint",
    signature: """
      (\(declarations)) => (mapFn: (r: A) => B) => (<-tables: stream[C]) => stream[E] \
      where A: Record, B: Record, C: Record, E: Record
      """,
    documentation: Documentation(
      "Gives a function that sends each row of a stream.",
      parameters: parameters.map { declaration, text in
        (String(declaration.drop { $0 == "?" }.prefix { $0 != ":" }), text)
      },
      example: "import \"\(package)\"\n\n\(qualified)(\(arguments))",
      output: "error: \(qualified) needs \(service), which scripts cannot reach"),
    isPure: false,
    body: needsService(service, fix: sendFromOutside))
}

/// What to do instead of sending rows to a service.
let sendFromOutside =
  "leave the call out, so that the rows are a result, and send that from outside: "
  + "gridflux run -o json"

/// What to do instead of reading from a web service.
let downloadFirst = "download the answer and read it with csv.from(file: …) or json.parse"

/// What to do instead of reading from another database.
let exportFirst =
  "export the rows as CSV and read them with csv.from(file: …), or ingest them with gridflux ingest"

/// What to do instead of asking a server about itself.
let askTheStore = "gridflux store info tells what this store holds; buckets() lists its buckets"

/// What to do instead of reading from a server of InfluxDB 3.
let readTheStore =
  "ingest the rows and read them from the store: from(bucket: …) |> range(start: …)"
