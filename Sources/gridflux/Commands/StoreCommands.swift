import Engine

/// `gridflux store info`: what the store holds.
let storeInfoCommand = Command(
  name: "store info",
  summary: "buckets, measurements, fields, points, bytes a point",
  operands: "",
  flags: [CommonFlags.store, Flag("json", "print it as JSON")],
  details: "example: gridflux store info --store grid.db"
) { arguments in
  let (engine, _) = try openEngine(arguments)
  let info = try engine.storeInfo()
  writeOutput(arguments.has("json") ? info.json : info.text)
  return ExitCode.success
}

/// `gridflux store verify`: every checksum and every invariant.
let storeVerifyCommand = Command(
  name: "store verify",
  summary: "check every checksum and every invariant of the store",
  operands: "",
  flags: [CommonFlags.store],
  details: """
    Exit code 0 when all is well, 3 when something is not; each finding is a line.
    example: gridflux store verify --store grid.db
    """
) { arguments in
  let (engine, _) = try openEngine(arguments)
  let verification = try engine.verifyStore()
  for finding in verification.findings { writeError(finding) }
  writeOutput(verification.summary + "\n")
  return verification.findings.isEmpty ? ExitCode.success : ExitCode.store
}

/// `gridflux store compact`: buffered writes and deletes folded into segments.
let storeCompactCommand = Command(
  name: "store compact",
  summary: "fold buffered writes and deletes into segments, give back free pages",
  operands: "",
  flags: [CommonFlags.store],
  details: "example: gridflux store compact --store grid.db"
) { arguments in
  let (engine, _) = try openEngine(arguments)
  try engine.compactStore()
  writeOutput("compacted\n")
  return ExitCode.success
}

/// `gridflux store upgrade`: an older format brought up to the present one.
let storeUpgradeCommand = Command(
  name: "store upgrade",
  summary: "bring a store of an older format up to the present one",
  operands: "",
  flags: [CommonFlags.store],
  details: """
    Stores of older formats are read and written as they are; format 2 adds a checksum to each page
    of the file. The file is written anew, which needs room for a copy of it.
    example: gridflux store upgrade --store grid.db
    """
) { arguments in
  let (engine, _) = try openEngine(arguments)
  let format = try engine.upgradeStore()
  writeOutput(
    format.from == format.to
      ? "format \(format.to) already\n" : "upgraded from format \(format.from) to \(format.to)\n")
  return ExitCode.success
}

/// `gridflux store backup`: a consistent copy while others read and write.
let storeBackupCommand = Command(
  name: "store backup",
  summary: "copy the store to a new file, consistent while others write",
  operands: "PATH",
  flags: [CommonFlags.store, Flag("replace", "write over a store that is at PATH")],
  details: """
    A PATH where something is already is left as it is; with --replace a store there becomes the
    copy. A file that is no store, and the store itself, are never written over.
    example: gridflux store backup --store grid.db copy.db
    """
) { arguments in
  guard arguments.operands.count == 1, let path = arguments.operands.first else {
    throw UsageError("store backup needs one path", fix: "gridflux store backup copy.db")
  }
  let (engine, store) = try openEngine(arguments)
  try checkBackupTarget(
    path, store: store.location, replaces: arguments.has("replace"),
    replacing: "gridflux store backup --replace \(path)")
  try engine.backUpStore(to: path)
  writeOutput("\(path): written\n")
  return ExitCode.success
}

/// `gridflux delete`: points of a bucket, by range and predicate.
let deleteCommand = Command(
  name: "delete",
  summary: "delete points of a bucket by time range and tags",
  operands: "",
  flags: [
    CommonFlags.store,
    Flag("bucket", short: "b", value: "NAME", "the bucket"),
    Flag("start", value: "TIME", "first instant to delete, such as 2023-01-01T00:00:00Z"),
    Flag("stop", value: "TIME", "first instant to keep again"),
    Flag(
      "where", value: "NAME=VALUE",
      "only points with this _measurement, _field or tag; may be repeated", isRepeatable: true),
  ],
  details: """
    example: gridflux delete --store grid.db -b neso --start 2023-01-01 --stop 2024-01-01 --where _field=ND
    """
) { arguments in
  func time(_ flag: String) throws -> Int64 {
    guard let text = arguments.value(flag) else {
      throw UsageError("delete needs --\(flag)", fix: "--\(flag) 2023-01-01T00:00:00Z")
    }
    guard let found = timeNanoseconds(text) else {
      throw UsageError("--\(flag) takes a time, found \"\(text)\"")
    }
    return found
  }
  guard let bucket = arguments.value("bucket") else {
    throw UsageError("delete needs --bucket", fix: "--bucket neso")
  }
  let conditions = try (arguments.values["where"] ?? []).map { text in
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw UsageError("--where takes NAME=VALUE, found \"\(text)\"") }
    return (column: String(parts[0]), value: String(parts[1]))
  }
  let (start, stop) = (try time("start"), try time("stop"))
  guard start < stop else { throw UsageError("--stop must come after --start") }
  let (engine, _) = try openEngine(arguments)
  let count = try engine.deletePoints(
    bucket: bucket, start: start, stop: stop, conditions: conditions)
  writeOutput("deleted \(count) points\n")
  return ExitCode.success
}
