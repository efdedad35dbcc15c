import Columnar
import Formats
import Store

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
/// libraries: those of the caller, with their versions; they are listed behind the engine's.
public func environmentReport(libraries: [String] = []) -> [(String, String)] {
  let options = EngineOptions()
  // RE2 does not tell its version.
  let found = [storeLibrary()] + formatLibraries() + libraries + ["RE2"]
  return [
    ("gridflux", engineVersion),
    ("libraries", found.joined(separator: ", ")),
    ("time zones", timeZoneRelease()),
    ("threads", String(options.threadCount)),
    ("memory limit", bytesText(options.memoryLimitBytes)),
    ("locale", String(cString: setlocale(LC_ALL, nil))),
  ]
}

/// The IANA name of this machine's time zone, from `$TZ` or `/etc/localtime`; nil where neither
/// names one that the time-zone database has.
public func homeTimeZone() -> String? {
  var name: String?
  if let variable = getenv("TZ"), variable.pointee != 0 {
    let text = String(cString: variable)
    name = text.hasPrefix(":") ? String(text.dropFirst()) : text
  } else {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/etc/localtime", &path, path.count - 1)
    if length > 0 {
      let target = String(decoding: path[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      name = target.firstRange(of: "zoneinfo/").map { String(target[$0.upperBound...]) }
    }
  }
  guard let name, (try? LocalClock(Location(zone: name))) != nil else { return nil }
  return name
}

/// What the environment gives as `GRIDFLUX_SECRET_…`.
func environmentSecrets() -> [String] {
  var found: [String] = []
  var entry = environ
  while let text = entry.pointee {
    let parts = String(cString: text).split(separator: "=", maxSplits: 1)
    if parts.count == 2, parts[0].hasPrefix("GRIDFLUX_SECRET_") { found.append(String(parts[1])) }
    entry += 1
  }
  return found
}
