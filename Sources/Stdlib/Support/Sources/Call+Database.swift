import Diagnostics
import Interpreter
import Planning

/// The store of the run.
extension Call {
  /// Errors: `E0105` when the run has no store.
  func openDatabase() throws -> any Database {
    if let host = optional("host"), case .string(let name) = host, !name.isEmpty {
      throw failure(.unavailable, "other hosts cannot be reached: \(name)")
    }
    guard let database = evaluation.database else {
      throw failure(
        .unavailable, "no store is open to read buckets from",
        fix: "name a store with --store, or read files with csv.from")
    }
    return database
  }

  /// The bucket that the arguments name. Errors: `E0105` for one that does not exist, with the
  /// nearest name.
  func bucketName(in database: any Database) throws -> String {
    guard optional("bucket") != nil || optional("bucketID") != nil else {
      let names = try database.bucketNames()
      throw invalid(
        "must specify exactly one of bucket or bucketID",
        change: names.first.map { .setText("bucket", to: $0) })
    }
    let argument = optional("bucket") == nil ? "bucketID" : "bucket"
    let name = try string(argument)
    let names = try database.bucketNames()
    if names.contains(name) { return name }
    let other = nearest(name, in: names)
    var notes = ["the store is \(database.location)"]
    if other == nil, !names.isEmpty {
      let shown = names.sorted().prefix(8).joined(separator: ", ")
      notes.append("its buckets are \(shown)\(names.count > 8 ? ", …" : "")")
    }
    throw QueryFailure(
      .unavailable, "could not find bucket \"\(name)\"", at: span, upstreamCode: 5, notes: notes,
      fix: other.map { "did you mean \"\($0)\"?" },
      change: other.map { .setText(argument, to: $0) })
  }
}
