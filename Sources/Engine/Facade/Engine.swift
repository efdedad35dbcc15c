import Columnar
import Diagnostics
import Interpreter
import Planning
import Stdlib
import Store
import Synchronization

/// A fast, local engine for Flux: opened once, then asked to run, explain and compare scripts.
///
/// Safe for threads; one script at a time per session.
public final class Engine: Sendable {
  public let options: EngineOptions
  package let library: StandardLibrary
  /// nil until it is opened, and where the options name none.
  private let opened: Mutex<Store?>
  private let storeOptions: StoreOptions
  package let cancellation = Cancellation()
  package let pool = BlockPool()
  /// Hints that runs have given; each is given once.
  let shownHints = Mutex<Set<DiagnosticCode>>([])
  package let stopwatch: any Stopwatch
  /// What the latest query runs with, for its progress.
  let running = Mutex<QueryContext?>(nil)

  /// Opens the store that the options name. Errors: `QueryError` of kind `store`.
  public convenience init(options: EngineOptions = EngineOptions()) throws {
    try self.init(options: options, stopwatch: SystemStopwatch())
  }

  /// As above, with times from another clock and a store of other sizes.
  package init(
    options: EngineOptions, stopwatch: any Stopwatch, storeOptions: StoreOptions = StoreOptions()
  ) throws {
    self.options = options
    self.stopwatch = stopwatch
    self.storeOptions = storeOptions
    library = StandardLibrary()
    environmentSecrets().forEach(Secrets.addToProcess)
    // A store in memory is made when it is first asked for: most scripts beside none never do.
    let isLate = options.store == .memory
    opened = Mutex(
      isLate ? nil : try surfacing { try openStore(options.store, storeOptions) })
  }

  /// The store that the options name, nil where they name none. Errors: those of opening it.
  package var store: Store? {
    get throws {
      try opened.withLock { opened in
        if opened == nil { opened = try openStore(options.store, storeOptions) }
        return opened
      }
    }
  }

  /// What a script reads: one snapshot, taken at once but of a store in memory that is not there
  /// yet. Errors: those of the store.
  func makeSnapshot() throws -> (any Database)? {
    if let store = opened.withLock({ $0 }) { return try store.session() }
    return options.store == .memory ? LateSnapshot(self) : nil
  }

  /// First and last time of a bucket's stored points, in ns; nil without a store or points.
  func timeRange(ofBucket name: String) -> ClosedRange<Int64>? {
    guard let fields = try? store?.info().fields.filter({ $0.bucket == name }) else { return nil }
    let ranges = fields.compactMap(\.timeRange)
    guard let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max()
    else { return nil }
    return first...last
  }

  package var registry: any BuiltinRegistry { library }

  /// A fresh scope in which scripts run one after another, names persisting, as at a prompt.
  public func makeSession() -> Session { Session(engine: self) }

  /// Stops what runs, within 100 ms; it then throws an error of kind `cancelled`.
  public func cancel() { cancellation.cancel() }

  /// Runs a script in a scope of its own and writes its results.
  @discardableResult
  public func run(
    _ text: String, name: String, format: OutputFormat = .table,
    write: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> RunSummary {
    try makeSession().run(text, name: name, format: format, write: write)
  }
}

private func openStore(
  _ location: EngineOptions.StoreLocation, _ storeOptions: StoreOptions
) throws -> Store? {
  switch location {
  case .none: return nil
  case .memory: return try Store.open(path: ":memory:", options: storeOptions)
  case .file(let path, let isCreated):
    var options = storeOptions
    options.createsIfMissing = isCreated
    return try Store.open(path: path, options: options)
  }
}
