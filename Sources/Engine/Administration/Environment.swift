import Columnar

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The release of the time-zone database, or what to do without one.
public func timeZoneRelease() -> String {
  zoneDatabaseRelease() ?? "none (apt-get install tzdata)"
}

/// What the engine finds on this machine, as lines of name and finding.
public func environmentReport() -> [(String, String)] {
  let options = EngineOptions()
  return [
    ("gridflux", engineVersion),
    ("time zones", timeZoneRelease()),
    ("threads", String(options.threadCount)),
    ("memory limit", bytesText(options.memoryLimitBytes)),
    ("locale", String(cString: setlocale(LC_ALL, nil))),
  ]
}
