import Engine

/// Flags that several commands share, each defined once.
enum CommonFlags {
  static let store = Flag(
    "store", short: "s", value: "PATH",
    "the store; else $GRIDFLUX_STORE, else ./gridflux.db if present, else memory")
  static let via = Flag(
    "via", value: "LIST",
    "paths allowed above the floors: a comma list of stats, source, vector; or all, none")
  static let memory = Flag("memory-limit", value: "MIB", "limit of a query's buffers, in MiB")
  static let threads = Flag("threads", value: "N", "worker threads")
  static let now = Flag("now", value: "TIME", "what now() says, such as 2024-01-01T00:00:00Z")
  static let safe = Flag("safe", "shut files and writes to scripts")
  static let noHints = Flag("no-hints", "errors only: no word about what is likely not meant")
  static let output = Flag(
    "output", short: "o", value: "FORMAT", "how results are printed",
    choices: OutputFormat.allCases.map(\.rawValue))

  static let parameter = Flag(
    "param", short: "p", value: "NAME=VALUE",
    "define a name or a field of v for scripts: a literal of Flux, else a text",
    isRepeatable: true)

  /// What every command that runs a query takes.
  static let query = [store, via, memory, threads, now, safe, noHints]

  static let memoryMebibytesMax = 1 << 20
  static let threadsMax = 256
}

/// The exit codes of the program, as the help of `gridflux doctor` lists them.
enum ExitCode {
  static let success: Int32 = 0
  static let query: Int32 = 1
  static let usage: Int32 = 2
  static let store: Int32 = 3
  static let different: Int32 = 4
  static let oneSideFailed: Int32 = 5
  static let cancelled: Int32 = 130
}

/// What the exit codes mean, for the manual page.
let exitCodes: [(code: Int32, meaning: String)] = [
  (ExitCode.success, "ok"), (ExitCode.query, "a query's mistake, or a check that found one"),
  (ExitCode.usage, "a mistake on the command line"), (ExitCode.store, "the store failed"),
  (ExitCode.different, "compare: the answers differ"),
  (ExitCode.oneSideFailed, "compare: one side failed"), (ExitCode.cancelled, "cancelled"),
]

/// What the environment decides, for the manual page.
let environmentVariables: [(name: String, meaning: String)] = [
  ("GRIDFLUX_STORE", "the store where no --store is given"),
  ("GRIDFLUX_SECRET_NAME", "a secret; its text is hidden in messages and reports"),
  ("NO_COLOR", "no colours, whatever the terminal can"),
  ("TZ", "the time zone that hints think of"),
]
