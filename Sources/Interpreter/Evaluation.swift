import Columnar
import Diagnostics
import Planning

/// One run of a script: what evaluation may reach, shared by all calls of the run.
package final class Evaluation: Sendable {
  package let context: QueryContext
  package let registry: any BuiltinRegistry
  /// nil when the run has no store.
  package let database: (any Database)?
  /// nil where plain CSV cannot be read.
  package let tabularReader: (any TabularReader)?
  package let runner: any QueryRunner
  /// Folder that relative file names of the script start from.
  package let workingDirectory: String
  /// Options and side effects; a REPL hands the same one from line to line.
  package let state: ScriptState
  /// How `and` and `or` treat nulls: three-valued at file level, row rules inside row functions.
  let nullLogic: NullLogic

  package convenience init(
    context: QueryContext, registry: any BuiltinRegistry, database: (any Database)?,
    tabularReader: (any TabularReader)? = nil, runner: any QueryRunner, workingDirectory: String,
    state: ScriptState = ScriptState()
  ) {
    self.init(
      context: context, registry: registry, database: database, tabularReader: tabularReader,
      runner: runner, workingDirectory: workingDirectory, state: state, nullLogic: .threeValued)
  }

  private init(
    context: QueryContext, registry: any BuiltinRegistry, database: (any Database)?,
    tabularReader: (any TabularReader)?, runner: any QueryRunner, workingDirectory: String,
    state: ScriptState, nullLogic: NullLogic
  ) {
    self.context = context
    self.registry = registry
    self.database = database
    self.tabularReader = tabularReader
    self.runner = runner
    self.workingDirectory = workingDirectory
    self.state = state
    self.nullLogic = nullLogic
  }

  /// `now()`: the time of the last `option now`, else that of the query; ns since the Unix epoch.
  package var nowNanoseconds: Int64 { state.nowNanoseconds ?? context.nowNanoseconds }

  /// The same run with other rules for nulls.
  func with(nullLogic: NullLogic) -> Evaluation {
    if nullLogic == self.nullLogic { return self }
    return Evaluation(
      context: context, registry: registry, database: database, tabularReader: tabularReader,
      runner: runner, workingDirectory: workingDirectory, state: state, nullLogic: nullLogic)
  }

  /// The value of an option: what the script set, else the library's own; nil for no such option.
  /// path: the package that declares it, such as `universe`.
  package func option(_ name: String, inPackage path: String) throws -> Value? {
    if let set = state.option(name, inPackage: path) { return set }
    return try libraryMember(name, inPackage: path)
  }
}
