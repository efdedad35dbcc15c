#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Writes `Sources/Stdlib/Registry` from the file names under `Sources/Stdlib`: one file in a
// package's folder is one built-in. Run it as `swift run generate` in the repository's root.

/// One built-in by where its file lies.
struct Entry {
  let package: String
  let name: String

  /// `stringsStrlen`; a leading underscore becomes `Private`.
  var constant: String { Self.constant(package + "/" + name) }

  /// The name of a package's table.
  static func table(of package: String) -> String { constant(package) + "Members" }

  private static func constant(_ path: String) -> String {
    var text = ""
    for part in path.split(whereSeparator: { "/-.".contains($0) }) {
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

/// Folders and files of the root that start with a capital letter are shared code, not packages or
/// built-ins; further down packages are named as upstream names them.
func entries(in folder: String, package: String) -> [Entry] {
  let prefix =
    package == "universe" ? "" : package.split(separator: "/").joined(separator: ".") + "."
  var found: [Entry] = []
  for name in names(in: folder) where !(package.isEmpty && name.first?.isUppercase ?? true) {
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

/// What stands above every generated file.
let heading =
  "// Generated from the file names by `swift run generate`; changes by hand are lost.\n\n"
  + "import Interpreter\n\n"

/// The packages' paths, and which table belongs to which.
func index(of packages: [(path: String, members: [Entry])]) -> String {
  var text =
    heading + """
      /// The built-ins by package and name; each is made at its first use.
      enum GeneratedRegistry {
        typealias Members = [String: @Sendable () -> Builtin]

        static let packagePaths = [

      """
  for (path, _) in packages { text += "    \"\(path)\",\n" }
  text += """
      ]

      /// Empty for a path that is no package.
      static func members(ofPackage path: String) -> Members {
        switch path {

    """
  for (path, _) in packages {
    text += "    case \"\(path)\":\n      \(Entry.table(of: path))\n"
  }
  return text + "    default: [:]\n    }\n  }\n}\n"
}

/// The tables of the packages below one folder.
func tables(of packages: [(path: String, members: [Entry])]) -> String {
  var text = heading + "extension GeneratedRegistry {\n"
  text += packages.map { path, members in
    let rows = members.sorted { $0.name < $1.name }
      .map { "    \"\($0.name)\": { Stdlib.\($0.constant) }" }
    // One row has no trailing comma: so does the formatter.
    let end = rows.count == 1 ? "\n" : ",\n"
    return "  static let \(Entry.table(of: path)): Members = [\n"
      + rows.joined(separator: ",\n") + end + "  ]\n"
  }.joined(separator: "\n")
  return text + "}\n"
}

/// Ends the program where the file cannot be written.
func write(_ text: String, to path: String) {
  guard let file = fopen(path, "w") else {
    print("generate: cannot write \(path)")
    exit(1)
  }
  let written = fputs(text, file)
  guard fclose(file) == 0, written >= 0 else {
    print("generate: cannot write \(path)")
    exit(1)
  }
}

let all = entries(in: "Sources/Stdlib", package: "")
let folder = "Sources/Stdlib/Registry"
guard !all.isEmpty, access(folder, W_OK) == 0 else {
  print("generate: run it in the repository's root, where \(folder) lies")
  exit(1)
}
for name in names(in: folder) { remove(folder + "/" + name) }
let packages = Dictionary(grouping: all, by: \.package).sorted { $0.key < $1.key }
  .map { (path: $0.key, members: $0.value) }
write(index(of: packages), to: folder + "/Registry.swift")
for (top, inner) in Dictionary(grouping: packages, by: { $0.path.prefix { $0 != "/" } }) {
  write(
    tables(of: inner.sorted { $0.path < $1.path }), to: "\(folder)/Registry+\(top).swift")
}
print("\(all.count) built-ins")
