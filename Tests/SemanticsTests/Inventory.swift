import Foundation
import Semantics

/// The folder of upstream's answers beside the repository, or nil where it is not there.
func sharedFolder(_ name: String) -> URL? {
  var folder = URL(fileURLWithPath: #filePath)
  for _ in 0..<3 { folder.deleteLastPathComponent() }
  for up in ["../shared", "../../shared"] {
    let candidate = folder.appendingPathComponent(up).appendingPathComponent(name)
      .standardizedFileURL
    if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
  }
  return nil
}

/// One line of the inventory of upstream's library.
struct InventoryEntry {
  let package: String
  let name: String
  let kind: String
  let type: String

  init?(line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count >= 4, fields[0] != "package" else { return nil }
    (package, name, kind, type) = (fields[0], fields[1], fields[2], fields[3])
  }

  /// The declared type, or one made up as loosely as possible from what the inventory says.
  func signature(_ resolve: (String) -> String?) -> String? {
    switch kind {
    case "builtin": return type
    case "flux" where type.contains("=>"): return looseFunction()
    case "flux-constant", "option": return type.hasPrefix("alias of ") ? alias(resolve) : "A"
    default: return type.hasPrefix("alias of ") ? alias(resolve) : "A"
    }
  }

  private func alias(_ resolve: (String) -> String?) -> String? {
    resolve(String(type.dropFirst("alias of ".count))) ?? "A"
  }

  /// `(<-tables, n, ?column="_value") => pipe-chain` with a variable for each unknown type.
  private func looseFunction() -> String {
    guard let close = type.range(of: ") =>", options: .backwards) else { return "A" }
    let inside = type[type.index(after: type.startIndex)..<close.lowerBound]
    var letters = "ABCDEFGHIJKLMNOPQSTUVWXY".map(String.init).makeIterator()
    var parameters: [String] = []
    for parameter in topLevelParts(inside) {
      var name = parameter.trimmingCharacters(in: .whitespaces)
      let isOptional = name.hasPrefix("?")
      let isPipe = name.hasPrefix("<-")
      name = String(name.drop { $0 == "?" || $0 == "<" || $0 == "-" })
      name = String(name.prefix { $0 != "=" })
      let letter = letters.next() ?? "A"
      let isStream = isPipe && name == "tables"
      let mark = isOptional ? "?" : isPipe ? "<-" : ""
      parameters.append("\(mark)\(name): \(isStream ? "stream[\(letter)]" : letter)")
    }
    let result = type.hasSuffix("pipe-chain") ? "stream[Z]" : "Z"
    return "(\(parameters.joined(separator: ", "))) => \(result)"
  }

  private func topLevelParts(_ text: Substring) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.filter { !$0.trimmingCharacters(in: .whitespaces).isEmpty }
  }
}

/// Upstream's whole library as `PackageSignatures`, as far as the inventory knows its types.
func inventoryPackages() throws -> TestPackages? {
  guard let file = sharedFolder("flux/inventory.tsv") else { return nil }
  let text = try String(contentsOf: file, encoding: .utf8)
  let entries = text.split(separator: "\n").compactMap { InventoryEntry(line: $0) }
  var byName: [String: String] = [:]
  for entry in entries where entry.kind == "builtin" {
    let package = entry.package.split(separator: "/").last.map(String.init) ?? entry.package
    byName["\(package).\(entry.name)"] = entry.type
  }
  var packages = TestPackages(signatures: [:])
  packages.preludePaths.append("influxdata/influxdb")
  for entry in entries {
    packages.signatures[entry.package, default: [:]][entry.name] = entry.signature { name in
      byName[name] ?? byName["\(entry.package.split(separator: "/").last ?? "").\(name)"]
    }
    if entry.kind == "option" { packages.options[entry.package, default: []].insert(entry.name) }
  }
  packages.signatures["universe"]?["now"] = "() => time"
  return packages
}
