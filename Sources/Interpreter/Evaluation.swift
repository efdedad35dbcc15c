import Columnar
import Diagnostics
import Planning

/// One run of a script: what evaluation may reach, shared by all calls of the run.
package final class Evaluation: Sendable {
  package let context: QueryContext
  package let registry: any BuiltinRegistry
  /// nil when the run has no store.
  package let database: (any Database)?
  package let runner: any QueryRunner
  /// Folder that relative file names of the script start from.
  package let workingDirectory: String

  package init(
    context: QueryContext, registry: any BuiltinRegistry, database: (any Database)?,
    runner: any QueryRunner, workingDirectory: String
  ) {
    self.context = context
    self.registry = registry
    self.database = database
    self.runner = runner
    self.workingDirectory = workingDirectory
  }
}
