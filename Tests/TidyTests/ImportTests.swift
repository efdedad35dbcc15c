import Foundation
import Testing

/// The import table of the architecture, once as data: a target may import what stands in its row
/// and nothing else. `Package.swift` and every `import` line are held against it.
let allowedImports: [(target: String, imports: Set<String>)] = [
  ("CSQLite", []), ("CEdit", []), ("CZstd", []), ("CZlib", []), ("CYAML", []), ("CRE2", []),
  ("CThreads", []), ("CKernels", []),
  ("CStore", []),
  ("CPageChecks", ["CStore", "CSQLite"]),
  ("Diagnostics", []),
  ("Columnar", ["CKernels"]),
  ("Syntax", ["Diagnostics"]),
  ("Semantics", ["Syntax", "Diagnostics"]),
  ("Planning", ["Semantics", "Syntax", "Columnar", "Diagnostics"]),
  (
    "Interpreter",
    ["Planning", "Semantics", "Syntax", "Columnar", "Diagnostics", "CRE2", "CThreads"]
  ),
  ("Execution", ["Planning", "Columnar", "Diagnostics"]),
  (
    "Store",
    ["Planning", "Columnar", "Diagnostics", "CSQLite", "CZstd", "CStore", "CPageChecks", "CRE2"]
  ),
  ("Formats", ["Planning", "Columnar", "Diagnostics", "CZstd", "CZlib", "CYAML"]),
  ("Ingest", ["Formats", "Store", "Planning", "Columnar", "Diagnostics"]),
  (
    "Stdlib",
    [
      "Interpreter", "Execution", "Formats", "Planning", "Semantics", "Syntax", "Columnar",
      "Diagnostics", "CRE2",
    ]
  ),
  (
    "Engine",
    [
      "Stdlib", "Ingest", "Store", "Formats", "Execution", "Interpreter", "Planning", "Semantics",
      "Syntax", "Columnar", "Diagnostics",
    ]
  ),
  ("REPL", ["Engine", "Diagnostics", "CEdit"]),
  ("gridflux", ["Engine", "REPL"]),
  ("Benchmarks", ["Engine", "Columnar"]),
  ("generate", []),
]

/// Modules of the toolchain that any target may import.
let systemImports: Set<String> = ["Glibc", "Darwin", "Synchronization"]
/// Executables that are not part of the engine may use Foundation.
let foundationTargets: Set<String> = ["generate", "Benchmarks"]

@Suite("Imports go one way")
struct ImportTests {
  @Test("every row names only rows above it")
  func tableIsOrdered() {
    var above: Set<String> = []
    for row in allowedImports {
      #expect(row.imports.isSubset(of: above), "\(row.target) imports a target below it")
      above.insert(row.target)
    }
  }

  @Test("import lines keep to the table", arguments: Repository.sources.map(\.path))
  func importsAreAllowed(path: String) throws {
    let file = try #require(Repository.sources.first { $0.path == path })
    let row = try #require(
      allowedImports.first { $0.target == file.target }, "\(file.target) has no row")
    for line in file.lines {
      // Texts inside string literals import too, but deeper in or a package in quotes.
      let words = line.split(separator: " ")
      guard words.first == "import", words.count == 2, words[1].first?.isLetter == true,
        line.prefix(while: { $0 == " " }).count <= 2
      else { continue }
      let name = String(words[1])
      let isAllowed =
        row.imports.contains(name) || systemImports.contains(name)
        || (name == "Foundation" && foundationTargets.contains(file.target))
      #expect(isAllowed, "\(path) imports \(name)")
    }
  }

  @Test("Package.swift declares the dependencies of the table")
  func packageMatches() throws {
    let manifest = try Repository.text("Package.swift")
    for row in allowedImports {
      let declared = dependencies(of: row.target, in: manifest)
      #expect(declared == row.imports, "\(row.target) declares \(declared.sorted())")
    }
  }

  /// The quoted names after `dependencies:` in the target's declaration.
  private func dependencies(of target: String, in manifest: String) -> Set<String> {
    let pattern =
      "(?:target|executableTarget|systemLibrary)\\(\\s*name: \"\(target)\"([^()]*(?:\\([^()]*\\))?[^()]*)\\)"
    guard let expression = try? NSRegularExpression(pattern: pattern),
      let match = expression.firstMatch(
        in: manifest, range: NSRange(manifest.startIndex..., in: manifest)),
      let range = Range(match.range(at: 1), in: manifest)
    else { return ["no declaration of \(target)"] }
    let declaration = manifest[range]
    guard let start = declaration.range(of: "dependencies: [") else { return [] }
    let list = declaration[start.upperBound...].prefix { $0 != "]" }
    return Set(list.split(separator: "\"").map(String.init).filter { $0.first?.isLetter == true })
  }
}
