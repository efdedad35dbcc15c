import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What likely mends that a file could not be opened or read, by the system's reason; nil where
/// nothing is likely.
func fileFix(_ path: String, _ reason: Int32) -> String? {
  switch reason {
  case ENOENT, ENOTDIR: absenceFix(path)
  case EACCES, EPERM: "allow it to be read: `chmod +r \(path)`"
  case EISDIR: "name a file of this folder"
  default: nil
  }
}

private func absenceFix(_ path: String) -> String {
  let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
  let folder = String(path[..<slash])
  guard let listed = names(inFolder: folder.isEmpty ? "." : folder) else {
    return "name a folder that is there: \(folder) is not"
  }
  if let near = nearest(String(path[slash...]), in: listed) { return "use `\(folder)\(near)`" }
  return path.hasPrefix("/")
    ? "give the path of a file that is there"
    : "give the path from the folder in which gridflux runs, or the whole path from `/` on"
}

/// More names than a folder of data has.
private let namesMax = 10_000

private func names(inFolder folder: String) -> [String]? {
  guard let stream = opendir(folder) else { return nil }
  defer { closedir(stream) }
  var found: [String] = []
  while found.count < namesMax, let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { found.append(name) }
  }
  return found
}
