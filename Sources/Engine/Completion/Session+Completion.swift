import Columnar
import Semantics
import Stdlib
import Store
import Syntax

extension Session {
  /// What can stand for the word that a text ends in: names, arguments of the call around it,
  /// members of packages and records, and inside strings package paths, buckets, measurements,
  /// fields, tags, tag values and zones.
  ///
  /// text: all of the statement before the cursor. The store's catalogue is asked with the prefix
  /// and a limit: O(limit · log series). A store that cannot be read gives no candidates.
  public func completion(of text: String) -> Completion {
    let found = CompletionText(text)
    let started = found.started
    switch found.place {
    case .member(let owner):
      return Completion(started, members(of: owner, found).map { "\(owner).\($0)" })
    case .argument(let callee, let named):
      let arguments = arguments(of: callee, found).filter { !named.contains($0) }.map { $0 + ": " }
      let matching = Completion(started, arguments)
      return matching.candidates.isEmpty && !started.isEmpty
        ? Completion(started, names(found)) : matching
    case .pipedCall: return Completion(started, pipedNames(found))
    case .name: return Completion(started, names(found))
    default:
      let words = ((try? strings(found)) ?? []).map { String(quoted($0).dropFirst().dropLast()) }
      let completion = Completion(started, words)
      guard completion.candidates.count == 1 else { return completion }
      return Completion(started, completion.candidates.map { $0 + "\"" })
    }
  }

  // MARK: Words outside of strings

  private func names(_ found: CompletionText) -> [String] {
    var names = environment.definedNames + TokenKind.keywords.map(\.rawValue)
    for path in engine.library.preludePaths { names += engine.library.members(ofPackage: path) }
    return Set(names).union(found.imports.keys).sorted()
  }

  /// Functions that take a stream from a pipe, and packages, which may hold some.
  private func pipedNames(_ found: CompletionText) -> [String] {
    names(found).filter { name in
      if packagePath(of: name, found) != nil { return true }
      guard case .function(let function) = environment.type(ofName: name)?.type else {
        return false
      }
      return function.pipe != nil
    }
  }

  private func packagePath(of name: String, _ found: CompletionText) -> String? {
    environment.packagePath(ofName: name) ?? found.imports[name]
  }

  private func members(of owner: String, _ found: CompletionText) -> [String] {
    if let path = packagePath(of: owner, found) {
      return engine.library.members(ofPackage: path).sorted()
    }
    if case .record(let properties, _) = environment.type(ofName: owner)?.type {
      return properties.map(\.label).sorted()
    }
    if owner == "v" {
      return ["defaultBucket", "organization", "timeRangeStart", "timeRangeStop", "windowPeriod"]
    }
    // Any other name is most likely the row of a lambda.
    return owner.contains(".") ? [] : ((try? columns(found)) ?? [])
  }

  private func arguments(of callee: String, _ found: CompletionText) -> [String] {
    let parts = callee.split(separator: ".").map(String.init)
    var scheme: TypeScheme?
    if parts.count == 2, let path = packagePath(of: parts[0], found) {
      scheme = environment.type(ofMember: parts[1], inPackage: path)
    } else if parts.count == 1 {
      scheme = environment.type(ofName: callee)
    }
    guard case .function(let function) = scheme?.type else { return [] }
    return (function.required + function.optional).map(\.name)
  }

  // MARK: Words inside strings

  private func strings(_ found: CompletionText) throws -> [String] {
    switch found.place {
    case .packagePath: return engine.library.packagePaths.sorted()
    case .zone: return zoneNames()
    case .bucket: return try engine.store?.session().bucketNames() ?? []
    case .measurement: return try measurements(found)
    case .field: return try fields(found)
    case .column: return try columns(found)
    case .value(let column): return try values(of: column, found)
    default: return []
    }
  }

  /// The bucket that the text reads, else all buckets.
  private func buckets(_ session: StoreSession, _ found: CompletionText) throws -> [String] {
    let known = try session.bucketNames()
    if let named = found.lastString(after: "bucket"), known.contains(named) { return [named] }
    return known
  }

  private func measurements(_ found: CompletionText) throws -> [String] {
    guard let session = try engine.store?.session() else { return [] }
    let names = try buckets(session, found).flatMap { try session.measurementNames(bucket: $0) }
    return Set(names).sorted()
  }

  private func fields(_ found: CompletionText) throws -> [String] {
    guard let session = try engine.store?.session() else { return [] }
    let measurement = found.lastString(after: "_measurement")
    let names = try buckets(session, found).flatMap {
      try session.fieldNames(bucket: $0, measurement: measurement)
    }
    return Set(names).sorted()
  }

  private func columns(_ found: CompletionText) throws -> [String] {
    var names = ["_field", "_measurement", "_start", "_stop", "_time", "_value"]
    if let session = try engine.store?.session() {
      let tags = try buckets(session, found).flatMap { try session.tagKeys(bucket: $0) }
      names += Set(tags).sorted()
    }
    return names
  }

  private func values(of column: String, _ found: CompletionText) throws -> [String] {
    switch column {
    case "_measurement": return try measurements(found)
    case "_field": return try fields(found)
    default: break
    }
    guard let session = try engine.store?.session() else { return [] }
    let values = try buckets(session, found).flatMap {
      try session.tagValues(
        bucket: $0, tag: column, prefix: found.started, limit: Completion.candidatesMax)
    }
    return Set(values).sorted()
  }
}
