import Columnar
import Diagnostics
import Planning

/// One function or value of the standard library; each stands in a file of its own.
package struct Builtin: Sendable {
  package enum Body: Sendable {
    /// Computes a value, or for a table function builds the next `LogicalNode`.
    case function(@Sendable (Call) throws -> Value)
    case value(@Sendable () -> Value)
    /// Flux source of an expression, parsed and checked at first call: what can be said in the
    /// language is said in it. It sees its own package's members and the prelude; other packages
    /// by the imports.
    case flux(source: String, imports: [String])
  }

  /// The import path; `universe` needs no import.
  package let package: String
  package let name: String
  /// In Flux's type syntax, the single source for inference, completion and help, such as
  /// `(<-tables: stream[A], n: int, ?offset: int) => stream[A] where A: Record`.
  package let signature: String
  package let documentation: Documentation
  /// Called at file level, its stream is a result even when assigned (`yield`, `to`).
  package var hasSideEffect = false
  /// May be overridden with `option`.
  package var isOption = false
  /// The function on words alone, for the typed paths.
  package var kernel: Kernel?
  /// The scalar result depends on nothing but its arguments, so typed lambdas may call it per cell.
  package var isPure = true
  package let body: Body

  package init(
    package: String, name: String, signature: String, documentation: Documentation,
    hasSideEffect: Bool = false, isOption: Bool = false,
    kernel: Kernel? = nil, isPure: Bool = true, body: Body
  ) {
    self.package = package
    self.name = name
    self.signature = signature
    self.documentation = documentation
    self.hasSideEffect = hasSideEffect
    self.isOption = isOption
    self.kernel = kernel
    self.isPure = isPure
    self.body = body
  }
}

extension Builtin {
  /// What a built-in does to words: the bits of its body for arguments that are not null. A null
  /// gives null.
  package enum Kernel: Sendable {
    /// Of the one argument.
    case float(@Sendable (Double) -> Double)
    /// Of the two arguments named.
    case floats(String, String, @Sendable (Double, Double) -> Double)
    /// Of the time named; the other arguments are in the call that makes it. nil where the body
    /// fails.
    case time(String, @Sendable (Call) throws -> @Sendable (Int64) -> Int64?)
  }
}

/// What `doc NAME` prints and the reference is rendered from.
package struct Documentation: Sendable {
  package let summary: String
  /// One sentence a parameter.
  package let parameters: [(name: String, text: String)]
  /// A script that runs by itself, and what it gives: plain CSV, or a value as `display` shows it.
  /// A test runs it.
  package let example: String
  package let exampleOutput: String
  package init(
    _ summary: String, parameters: [(name: String, text: String)] = [], example: String,
    output: String
  ) {
    self.summary = summary
    self.parameters = parameters
    self.example = example
    self.exampleOutput = output
  }
}

/// One call of a built-in: its arguments, bound to the declared names, and where it runs.
package struct Call: Sendable {
  package let arguments: Arguments
  package let evaluation: Evaluation
  package let span: Span?
  /// As the user knows it, such as `math.abs`.
  package let functionName: String
  package init(
    arguments: Arguments, evaluation: Evaluation, span: Span?, functionName: String
  ) {
    self.arguments = arguments
    self.evaluation = evaluation
    self.span = span
    self.functionName = functionName
  }
}

/// All built-ins, by package path and name; generated from the file names of Stdlib.
package protocol BuiltinRegistry: Sendable {
  var preludePaths: [String] { get }
  func builtin(_ name: String, inPackage path: String) -> Builtin?
  func members(ofPackage path: String) -> [String]
  var packagePaths: [String] { get }
}
