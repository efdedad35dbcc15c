import Diagnostics
import Foundation
import Interpreter
import Semantics
import Syntax
import Testing

@testable import Stdlib

@Suite struct RegistryTests {
  /// The files under Sources/Stdlib as (package, name); run `swift run generate` when it fails.
  @Test func registryMatchesTheFiles() throws {
    let root = repository.appendingPathComponent("Sources/Stdlib").standardizedFileURL.path
    let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter { path in
      let parts = path.split(separator: "/")
      let isShared = parts.first?.first?.isUppercase ?? false
      return path.hasSuffix(".swift") && parts.count > 1 && !isShared
    }
    var fromFiles = Set<String>()
    for file in files {
      let package = file.split(separator: "/").dropLast().joined(separator: "/")
      let base = (file as NSString).lastPathComponent.dropLast(6)
      let prefix = package == "universe" ? "" : package.replacing("/", with: ".") + "."
      #expect(base.hasPrefix(prefix), "\(file)")
      fromFiles.insert("\(package) \(base.dropFirst(prefix.count))")
    }
    #expect(fromFiles == Set(allBuiltins.map { "\($0.package) \($0.name)" }))
  }

  @Test func signaturesParse() {
    for builtin in allBuiltins {
      let source = SourceText(name: builtin.name, text: builtin.signature)
      let (type, diagnostics) = parseTypeExpression(source)
      #expect(
        type != nil && diagnostics.isEmpty,
        "\(builtin.package).\(builtin.name): \(diagnostics.map(\.message))")
    }
  }

  /// Parameters are documented under their declared names, in the same order.
  @Test func documentationNamesTheParameters() {
    for builtin in allBuiltins {
      guard case .function = builtin.body else { continue }
      let declared = BuiltinFunction(builtin).parameterNames
      let documented = builtin.documentation.parameters.map(\.name)
      #expect(
        Set(declared) == Set(documented), "\(builtin.package).\(builtin.name): \(documented)")
      #expect(
        !builtin.documentation.summary.isEmpty && builtin.documentation.summary.hasSuffix("."))
    }
  }

  /// Column 4 of the inventory holds upstream's types; ours may add parameters' names of packages
  /// only where they are the same up to the names of type variables.
  @Test func typesEqualUpstreams() throws {
    let path = repository.appendingPathComponent("../shared/flux/inventory.tsv").standardizedFileURL
    guard let text = try? String(contentsOf: path, encoding: .utf8) else { return }
    var differing: [String] = []
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count > 3, cells[2] == "builtin",
        let builtin = library.builtin(cells[1], inPackage: cells[0])
      else { continue }
      if normalized(builtin.signature) != normalized(cells[3]) {
        differing.append("\(cells[0]).\(cells[1]): \(builtin.signature) | \(cells[3])")
      }
    }
    #expect(differing.isEmpty, "\(differing.joined(separator: "\n"))")
  }

  /// Without blanks, trailing commas and the names of type variables.
  private func normalized(_ signature: String) -> String {
    var names: [String: String] = [:]
    let text = signature.replacing(/\s+/, with: "").replacing(",}", with: "}")
      .replacing("where", with: " where ").replacing("with", with: " with ")
    let renamed = text.replacing(/\b[A-Z]\b/) { match in
      let name = String(match.output)
      if names[name] == nil { names[name] = "T\(names.count)" }
      return names[name] ?? name
    }
    guard let range = renamed.range(of: " where ") else { return renamed }
    let kinds = renamed[range.upperBound...].split(separator: ",").sorted().joined(separator: ",")
    return renamed[..<range.lowerBound] + " where " + kinds
  }
}
