import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file with testcases, and the module that it belongs to.
struct TestFile {
  let path: String
  /// From the module's root, else as it was found.
  let shownPath: String
  let module: TestModule?
  let text: String
}

/// The testcase files and modules under some paths.
struct TestFiles {
  private(set) var files: [TestFile] = []
  private(set) var modules: [TestModule] = []

  /// Deeper folders than a tree of tests has; links that go round end here.
  private static let depthMax = 64
  private static let fileSuffix = "_test.flux"

  /// Walks folders in order of names; a file is taken whatever its name.
  /// Errors: `U0021` for a path that cannot be read, or two modules of one name.
  init(paths: [String]) throws {
    for path in paths.map(Self.withoutDots) {
      var information = stat()
      guard stat(path.isEmpty ? "." : path, &information) == 0 else { throw Self.unreadable(path) }
      let module = try parentModule(of: path)
      if information.st_mode & S_IFMT == S_IFDIR {
        try walk(path.isEmpty || path.hasSuffix("/") ? path : path + "/", module, depth: 0)
      } else {
        try add(path, module)
      }
    }
  }

  /// The path without parts that name the folder they stand in, so that a folder has one name; empty
  /// for the working folder.
  private static func withoutDots(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  private mutating func walk(_ folder: String, _ outer: TestModule?, depth: Int) throws {
    guard depth < Self.depthMax else { return }
    let names = try Self.names(in: folder)
    var module = outer
    if names.contains(TestModule.fileName) { module = try takeModule(folder) }
    for name in names {
      let path = folder + name
      var information = stat()
      guard stat(path, &information) == 0 else { continue }
      if information.st_mode & S_IFMT == S_IFDIR {
        try walk(path + "/", module, depth: depth + 1)
      } else if name.hasSuffix(Self.fileSuffix) {
        try add(path, module)
      }
    }
  }

  private mutating func add(_ path: String, _ module: TestModule?) throws {
    var shown = path
    if let module, path.hasPrefix(module.folder) {
      shown = String(path.dropFirst(module.folder.count))
    }
    guard !files.contains(where: { $0.path == path }) else { return }
    files.append(
      TestFile(path: path, shownPath: shown, module: module, text: try Self.text(of: path)))
  }

  /// The module of the nearest `fluxtest.root` above a path.
  private mutating func parentModule(of path: String) throws -> TestModule? {
    var whole = path
    if !whole.hasPrefix("/"), let current = getcwd(nil, 0) {
      whole = String(cString: current) + "/" + whole
      free(current)
    }
    var parts = whole.split(separator: "/").map(String.init)
    var ups = path.split(separator: "/").count - 1
    parts.removeLast(parts.isEmpty ? 0 : 1)
    while true {
      // A relative path is told from where the user stands, as long as the module is below.
      let absolute = "/" + parts.map { $0 + "/" }.joined()
      let shown =
        path.hasPrefix("/") || ups < 0
        ? absolute : path.split(separator: "/").prefix(ups).map { $0 + "/" }.joined()
      if access(absolute + TestModule.fileName, F_OK) == 0 { return try takeModule(shown) }
      if parts.isEmpty { return nil }
      parts.removeLast()
      ups -= 1
    }
  }

  private mutating func takeModule(_ folder: String) throws -> TestModule {
    let module = try TestModule(folder: folder, text: Self.text(of: folder + TestModule.fileName))
    if let known = modules.first(where: { $0.name == module.name }) {
      if known.folder == folder { return known }
      throw QueryFailure(
        .testSetup, "two modules are called \"\(module.name)\": \(known.folder) and \(folder)",
        kind: .usage, fix: "give each fluxtest.root a name of its own")
    }
    modules.append(module)
    return module
  }

  // MARK: The file system

  private static func unreadable(_ path: String) -> QueryFailure {
    QueryFailure(
      .testSetup, "cannot read \(path): \(String(cString: strerror(errno)))", kind: .usage)
  }

  private static func names(in folder: String) throws -> [String] {
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { throw unreadable(folder) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  static func text(of path: String) throws -> String {
    guard let file = fopen(path, "re") else { throw unreadable(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { break }
      bytes += piece[0..<count]
    }
    if ferror(file) != 0 { throw unreadable(path) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
