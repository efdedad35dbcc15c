import Diagnostics
import Syntax

/// Where inference learns the types of imported packages and of the prelude.
/// The standard library implements it; signatures are parsed at first look-up.
package protocol PackageSignatures: Sendable {
  func packageExists(_ path: String) -> Bool
  /// All member names, sorted; for did-you-mean and completion.
  func members(ofPackage path: String) -> [String]
  /// The declared type in Flux's type syntax, such as `(v: A) => int`, or nil for no such member.
  func signature(ofMember name: String, inPackage path: String) -> String?
  /// Names of members that may be overridden with `option`.
  func isOption(_ name: String, inPackage path: String) -> Bool
  /// Packages whose members need no import, later ones shadowing earlier ones.
  var preludePaths: [String] { get }
}

/// The typed tree: the syntax tree with a type for each numbered expression.
package struct TypedProgram: Sendable {
  package let file: File
  /// Indexed by `Expression.number - firstExpressionNumber`; solved as far as known.
  package let types: [Type]
  package let firstExpressionNumber: Int
  package init(file: File, types: [Type], firstExpressionNumber: Int) {
    self.file = file
    self.types = types
    self.firstExpressionNumber = firstExpressionNumber
  }
}
// To be written here by the Semantics stage:
//   final class TypeEnvironment  — names and imports that persist from line to line of a REPL
//   func infer(_ file: File, in: TypeEnvironment, firstExpressionNumber:) -> (TypedProgram, [Diagnostic])
