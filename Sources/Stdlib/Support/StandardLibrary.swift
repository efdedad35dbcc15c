import Interpreter
import Semantics

/// The standard library: built-ins by package, and their signatures for inference.
package struct StandardLibrary: BuiltinRegistry, PackageSignatures {
  package init() {}

  package var preludePaths: [String] {
    ["internal/boolean", "internal/location", "universe", "influxdata/influxdb"]
  }

  package var packagePaths: [String] { GeneratedRegistry.packagePaths }

  package func builtin(_ name: String, inPackage path: String) -> Builtin? {
    GeneratedRegistry.members(ofPackage: path)[name]?()
  }

  package func packageExists(_ path: String) -> Bool {
    !GeneratedRegistry.members(ofPackage: path).isEmpty
  }

  package func members(ofPackage path: String) -> [String] {
    GeneratedRegistry.members(ofPackage: path).keys.sorted()
  }

  package func signature(ofMember name: String, inPackage path: String) -> String? {
    builtin(name, inPackage: path)?.signature
  }

  package func isOption(_ name: String, inPackage path: String) -> Bool {
    builtin(name, inPackage: path)?.isOption ?? false
  }
}
