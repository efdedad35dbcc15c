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
      throw invalid("must specify exactly one of bucket or bucketID")
    }
    let name = try optional("bucket") == nil ? string("bucketID") : string("bucket")
    let names = try database.bucketNames()
    if names.contains(name) { return name }
    let other = nearest(name, in: names)
    throw QueryFailure(
      .unavailable, "could not find bucket \"\(name)\"", at: span, upstreamCode: 5,
      notes: ["the store is \(database.location)"],
      fix: other.map { "did you mean \"\($0)\"?" })
  }
}
