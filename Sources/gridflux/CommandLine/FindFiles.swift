#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Folders inside one another that are looked into; deeper is a circle of links.
private let folderDepthMax = 32

/// A file as it is, or all files below a folder whose names end in one of `endings`, sorted; hidden
/// ones are left out. Errors: `UsageError` for a folder that cannot be read.
func files(below path: String, endings: [String]) throws -> [String] {
  guard isFolder(path) else { return [path] }
  var found: [String] = []
  try addFiles(in: path, endings, depth: 0, to: &found)
  return found
}

private func addFiles(
  in folder: String, _ endings: [String], depth: Int, to found: inout [String]
) throws {
  guard depth < folderDepthMax else { return }
  guard let directory = opendir(folder) else {
    throw UsageError("cannot open \(folder): \(String(cString: strerror(errno)))")
  }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  closedir(directory)
  for name in names.sorted() {
    let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    if isFolder(path) {
      try addFiles(in: path, endings, depth: depth + 1, to: &found)
    } else if endings.contains(where: { name.lowercased().hasSuffix($0) }) {
      found.append(path)
    }
  }
}

private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
