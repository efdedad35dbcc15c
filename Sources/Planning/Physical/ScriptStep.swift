/// One step as the script has it, with how it is carried out: a line of `explain`.
///
/// A step that a rule pushed into a source has no node of its own; its line stays all the same.
package struct ScriptStep: Sendable {
  package let origin: StepOrigin
  /// The word of the operation, where the origin's function is made of several.
  package let operationName: String
  /// The call as `explain` prints it, on one line and without the pipe.
  package let text: String
  /// For a lambda the fastest path that is allowed; what really ran is in `StepStatistics`.
  package var path: ExecutionPath
  /// Why no faster path is taken, fastest first.
  package var reasons: [PathReason]
  /// What a rule did with the step, such as "the rows come in this order already".
  package var note: String?

  package init(
    origin: StepOrigin, operationName: String, text: String? = nil, path: ExecutionPath,
    reasons: [PathReason] = []
  ) {
    self.origin = origin
    self.operationName = operationName
    self.text = text ?? operationName
    self.path = path
    self.reasons = reasons
  }

  /// Whether the step cuts its input into windows.
  package var makesWindows: Bool { ["window", "aggregateWindow"].contains(operationName) }
}
