import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the store is, and who said so.
struct StoreChoice {
  let location: EngineOptions.StoreLocation
  /// `grid.db (--store)`, for the shell's greeting and `store info`.
  let description: String

  /// `--store`, else `$GRIDFLUX_STORE`, else `./gridflux.db` if present, else memory.
  static func of(_ arguments: ParsedArguments, createsFile: Bool) -> StoreChoice {
    if let path = arguments.value("store") {
      return at(path, source: "--store", createsFile: createsFile)
    }
    if let variable = getenv("GRIDFLUX_STORE"), variable.pointee != 0 {
      return at(String(cString: variable), source: "$GRIDFLUX_STORE", createsFile: createsFile)
    }
    if createsFile || access("gridflux.db", F_OK) == 0 {
      return at("gridflux.db", source: "the working folder", createsFile: createsFile)
    }
    return StoreChoice(location: .memory, description: "in memory")
  }

  private static func at(_ path: String, source: String, createsFile: Bool) -> StoreChoice {
    StoreChoice(
      location: path == ":memory:" ? .memory : .file(path: path, isCreated: createsFile),
      description: "\(path) (\(source))")
  }
}

/// Opens the engine as the flags of `CommonFlags.query` say; Ctrl-C then cancels what it runs,
/// unless the caller sees to that. Errors: `UsageError`, `QueryError`.
func openEngine(
  _ arguments: ParsedArguments, createsStore: Bool = false, handlesInterrupts: Bool = true
) throws -> (engine: Engine, store: StoreChoice) {
  let store = StoreChoice.of(arguments, createsFile: createsStore)
  var options = try engineOptions(arguments)
  options.store = store.location
  let engine = try Engine(options: options)
  if handlesInterrupts { cancelOnInterrupt(engine) }
  return (engine, store)
}

/// An engine on an empty store in memory, whatever the environment says; for data files.
func openMemoryEngine(_ arguments: ParsedArguments) throws -> Engine {
  var options = try engineOptions(arguments)
  options.store = .memory
  return try Engine(options: options)
}

/// An engine that has no store. Errors: `UsageError`, `QueryError`.
func openEngineWithoutStore(_ arguments: ParsedArguments) throws -> Engine {
  let engine = try Engine(options: engineOptions(arguments))
  cancelOnInterrupt(engine)
  return engine
}

private func engineOptions(_ arguments: ParsedArguments) throws -> EngineOptions {
  var options = EngineOptions()
  if let list = arguments.value("via") { options.paths = try AllowedPaths(list: list) }
  if let mebibytes = try arguments.integer(
    "memory-limit", in: 1...CommonFlags.memoryMebibytesMax)
  {
    options.memoryLimitBytes = mebibytes << 20
  }
  if let threads = try arguments.integer("threads", in: 1...CommonFlags.threadsMax) {
    options.threadCount = threads
  }
  if let text = arguments.value("now") {
    guard let time = timeNanoseconds(text) else {
      throw UsageError(
        "--now takes a time, found \"\(text)\"", fix: "--now 2024-01-01T00:00:00Z")
    }
    options.nowNanoseconds = time
  }
  options.isSafe = arguments.has("safe")
  options.givesHints = !arguments.has("no-hints")
  options.homeZone = homeTimeZone()
  return options
}
