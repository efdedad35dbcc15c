#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What can stand for the word before the cursor: a command at the start of a line, what a command
/// takes after its name, else names of Flux.
/// `earlier`: the lines that the statement has already, or the pipeline that it goes on with.
func candidates(
  for line: String, after earlier: String = "", in session: any ShellSession
) -> (prefix: String, candidates: [String]) {
  guard line.first == ".", earlier.isEmpty || ShellCommand.parse(line) != nil else {
    return session.complete(earlier.isEmpty ? line : earlier + "\n" + line)
  }
  guard let blank = line.firstIndex(of: " ") else {
    return (line, ShellCommand.allCases.map { ".\($0.rawValue)" }.filter { $0.hasPrefix(line) })
  }
  guard let command = ShellCommand(rawValue: String(line[..<blank].dropFirst())) else {
    return ("", [])
  }
  let word = String(
    line[blank...].split(separator: " ", omittingEmptySubsequences: false).last ?? "")
  switch command {
  case .compare, .edit, .open, .read, .save: return (word, paths(startingWith: word))
  case .explain, .watch, .why: return session.complete(String(line[blank...].dropFirst()))
  case .help: return (word, ShellCommand.allCases.map(\.rawValue).filter { $0.hasPrefix(word) })
  default: return (word, session.arguments(of: command, startingWith: word))
  }
}

private let pathsMax = 1_000

/// Files and folders whose path begins with a text; folders end with a slash.
private func paths(startingWith prefix: String) -> [String] {
  let slash = prefix.lastIndex(of: "/").map { prefix.index(after: $0) } ?? prefix.startIndex
  let folder = String(prefix[..<slash])
  guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
  defer { closedir(stream) }
  var found: [String] = []
  while found.count < pathsMax, let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name.hasPrefix("."), !prefix[slash...].hasPrefix(".") { continue }
    let path = folder + name
    guard path.hasPrefix(prefix), name != ".", name != ".." else { continue }
    var status = stat()
    let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    found.append(isFolder ? path + "/" : path)
  }
  return found.sorted()
}
