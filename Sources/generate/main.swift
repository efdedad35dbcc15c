#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Writes `Sources/Stdlib/Registry.swift` from the file names under `Sources/Stdlib`: one file in a
// package's folder is one built-in. Run it as `swift run generate` in the repository's root.

/// One built-in by where its file lies.
struct Entry {
  let package: String
  let name: String

  /// `stringsStrlen`; a leading underscore becomes `Private`.
  var constant: String {
    var text = ""
    for part in (package + "/" + name).split(whereSeparator: { "/-.".contains($0) }) {
      let isPrivate = part.hasPrefix("_")
      let words = part.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      text += (isPrivate ? "Private" : "") + words.joined()
    }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

/// Names in a folder, sorted, without hidden ones.
func names(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var found: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { found.append(name) }
  }
  return found.sorted()
}

/// Folders and files that start with a capital letter are shared code, not packages or built-ins.
func entries(in folder: String, package: String) -> [Entry] {
  let prefix =
    package == "universe" ? "" : package.split(separator: "/").joined(separator: ".") + "."
  var found: [Entry] = []
  for name in names(in: folder) where !(name.first?.isUppercase ?? true) {
    if name.hasSuffix(".swift") {
      let base = String(name.dropLast(6))
      guard !package.isEmpty, base.hasPrefix(prefix) else {
        print("\(folder)/\(name): the name must begin with \(prefix)")
        exit(1)
      }
      found.append(Entry(package: package, name: String(base.dropFirst(prefix.count))))
    } else {
      let inner = package.isEmpty ? name : package + "/" + name
      found += entries(in: folder + "/" + name, package: inner)
    }
  }
  return found
}

/// The text of the registry.
func registry(_ all: [Entry]) -> String {
  let packages = Dictionary(grouping: all, by: \.package).sorted { $0.key < $1.key }
  var text = """
    // Generated from the file names by `swift run generate`; changes by hand are lost.

    import Interpreter

    /// The built-ins by package and name; each is made at its first use.
    enum GeneratedRegistry {
      static let packagePaths = [

    """
  for (path, _) in packages { text += "    \"\(path)\",\n" }
  text += """
      ]

      static func members(ofPackage path: String) -> [String] {
        switch path {

    """
  for (path, members) in packages {
    text += "    case \"\(path)\":\n      [\n"
    for member in members.sorted(by: { $0.name < $1.name }) {
      text += "        \"\(member.name)\",\n"
    }
    text += "      ]\n"
  }
  text += """
        default: []
        }
      }

      static func builtin(_ name: String, inPackage path: String) -> Builtin? {
        switch path {

    """
  for (path, _) in packages {
    text += "    case \"\(path)\": \(Entry(package: path, name: "builtin").constant)(name)\n"
  }
  text += "    default: nil\n    }\n  }\n"
  for (path, members) in packages {
    let function = Entry(package: path, name: "builtin").constant
    text += "\n  private static func \(function)(_ name: String) -> Builtin? {\n    switch name {\n"
    for member in members.sorted(by: { $0.name < $1.name }) {
      text += "    case \"\(member.name)\": Stdlib.\(member.constant)\n"
    }
    text += "    default: nil\n    }\n  }\n"
  }
  return text + "}\n"
}

let all = entries(in: "Sources/Stdlib", package: "")
guard !all.isEmpty, let file = fopen("Sources/Stdlib/Registry.swift", "w") else {
  print("generate: run it in the repository's root, where Sources/Stdlib lies")
  exit(1)
}
let written = fputs(registry(all), file)
guard fclose(file) == 0, written >= 0 else {
  print("generate: cannot write Sources/Stdlib/Registry.swift")
  exit(1)
}
print("\(all.count) built-ins")
