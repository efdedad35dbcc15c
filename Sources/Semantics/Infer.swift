import Diagnostics
import Syntax

/// Where inference learns the types of imported packages and of the prelude.
/// The standard library implements it; signatures are parsed at first look-up.
package protocol PackageSignatures: Sendable {
  func packageExists(_ path: String) -> Bool
  /// The paths of all packages, for the fix of a missing or misspelt import.
  var packagePaths: [String] { get }
  /// All member names, sorted; for did-you-mean and completion.
  func members(ofPackage path: String) -> [String]
  /// The declared type in Flux's type syntax, such as `(v: A) => int`, or nil for no such member.
  func signature(ofMember name: String, inPackage path: String) -> String?
  /// Names of members that may be overridden with `option`.
  func isOption(_ name: String, inPackage path: String) -> Bool
  /// Packages whose members need no import, later ones shadowing earlier ones.
  var preludePaths: [String] { get }
}

extension PackageSignatures {
  /// No paths are known beyond what `packageExists` answers.
  package var packagePaths: [String] { [] }
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

  /// The type of an expression of this program, or nil for one of another text.
  package func type(of expression: Expression) -> Type? {
    let index = expression.number &- firstExpressionNumber
    return types.indices.contains(index) ? types[index] : nil
  }
}

/// Infers the type of every expression of a file, Hindley–Milner with rows and kinds as upstream.
///
/// All mistakes that can be told apart are reported, in source order; what could not be typed fits
/// everywhere, so that one mistake gives one message. The environment takes up the file's names
/// only when there were no errors. Testcases are not entered.
/// - Parameters:
///   - file: the tree of one text
///   - environment: the names known before, and those of the packages
///   - firstExpressionNumber: the number given to `parse`
///   - isCancelled: asked between expressions; once true, inference stops with T0018
/// - Returns: the tree with a type per expression, and the diagnostics T0001 to T0020
/// - Complexity: nearly linear in the nodes of all types, which are limited by
///   `TypeGraph.typeNodesMax` and the text's length. After `Diagnostic.mistakesMax` mistakes the
///   rest is not looked at.
package func infer(
  _ file: File, in environment: TypeEnvironment, firstExpressionNumber: Int = 0,
  isCancelled: @escaping () -> Bool = { false }
) -> (program: TypedProgram, diagnostics: [Diagnostic]) {
  let snapshot = environment.begin(textBytes: file.span.end - file.span.start)
  let inference = Inference(environment, file, firstExpressionNumber: firstExpressionNumber)
  inference.isCancelled = isCancelled
  inference.inferFile()
  let program = TypedProgram(
    file: file, types: inference.solvedTypes(), firstExpressionNumber: firstExpressionNumber)
  let diagnostics = inference.finishedDiagnostics(fileSpan: file.span)
  if diagnostics.contains(where: { $0.severity == .error }) {
    environment.rollBack(to: snapshot)
  } else {
    environment.commit(inference.fileNames)
  }
  return (program, diagnostics)
}
