import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Zones read so far, by name; never emptied.
private let zoneCache = Mutex<[String: ZoneRules]>([:])

/// No zone file comes near this size.
private let zoneFileBytesMax = 1 << 20

/// The rules of a zone by its name in the database; "UTC" and "" need no database. Read once per
/// process. The folder is `$TZDIR`, else `/usr/share/zoneinfo`.
/// Errors: `UnknownZone`, also for names that would leave the folder.
package func zoneRules(named name: String) throws(UnknownZone) -> ZoneRules {
  if name == "UTC" || name.isEmpty { return .utc }
  if let known = zoneCache.withLock({ $0[name] }) { return known }
  let rules = try readZone(named: name, folder: zoneDatabaseFolder())
  zoneCache.withLock { $0[name] = rules }
  return rules
}

/// The zone of a name in a folder of TZif files. Errors: `UnknownZone`.
func readZone(named name: String, folder: String) throws(UnknownZone) -> ZoneRules {
  let parts = name.split(separator: "/", omittingEmptySubsequences: false)
  let isPlain = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  guard isPlain, name.utf8.count <= 255, !name.utf8.contains(0), !name.contains("\\") else {
    throw .name(name)
  }
  guard let bytes = readFile(folder + "/" + name, bytesMax: zoneFileBytesMax) else {
    if access(folder, R_OK) != 0 { throw .databaseMissing(name, folder: folder) }
    throw .name(name)
  }
  var file = ZoneFile(bytes, name: name)
  return try file.read()
}

/// The release of the time zone database, such as `2026f`; nil where it does not say.
package func zoneDatabaseRelease() -> String? {
  let folder = zoneDatabaseFolder()
  let prefix = "# version "
  if let bytes = readFile(folder + "/tzdata.zi", bytesMax: 16 << 20),
    let line = String(decoding: bytes.prefix(80), as: UTF8.self).split(separator: "\n").first,
    line.hasPrefix(prefix)
  {
    return String(line.dropFirst(prefix.count))
  }
  guard let bytes = readFile(folder + "/+VERSION", bytesMax: 80) else { return nil }
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.map(String.init)
}

/// All zones as one text, as the time zone compiler reads them; nil where there is none.
func readZoneText() -> [UInt8]? {
  readFile(zoneDatabaseFolder() + "/tzdata.zi", bytesMax: 16 << 20)
}

private func zoneDatabaseFolder() -> String {
  guard let value = getenv("TZDIR"), value.pointee != 0 else { return "/usr/share/zoneinfo" }
  return String(cString: value)
}

/// The bytes of a regular file; nil when it cannot be read or is larger than `bytesMax`.
private func readFile(_ path: String, bytesMax: Int) -> [UInt8]? {
  // Without blocking, a pipe in the folder cannot hold up a query.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
    Int(status.st_size) <= bytesMax
  else { return nil }
  var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
  var filled = 0
  while filled < bytes.count {
    let count = bytes.withUnsafeMutableBytes { buffer in
      read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
    }
    if count <= 0 { return nil }
    filled += count
  }
  return bytes
}
