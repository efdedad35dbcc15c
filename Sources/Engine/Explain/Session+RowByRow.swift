import Diagnostics
import Planning

extension Session {
  /// Runs a script with compiled lambdas once more without compiling, and notes beside each of them
  /// what that took; the lesson must not vanish because the default is fast.
  ///
  /// Does nothing for a script with side effects. Errors: those of the run.
  func addRowByRow(_ profile: inout QueryProfile, _ source: SourceText) throws {
    let compiled = profile.physical.nodes.filter { node in
      (profile.statistics[node.id]?.path ?? node.path) == .vector
    }
    guard !compiled.isEmpty else { return }
    var settings = settings()
    settings.via.vector = false
    settings.allowsWrites = false
    let session = engine.makeSession()
    let query = try session.prepare(source, settings)
    guard (try? refuseSideEffects(query.program.file, engine.registry)) != nil,
      query.physical.nodes.count == profile.physical.nodes.count
    else { return }
    let recorder = ProfileRecorder(countsNulls: false)
    try session.run(query, context: query.context, observer: recorder) { _, _ in }
    let rowByRow = recorder.statistics
    for node in compiled {
      guard let step = rowByRow[node.id], step.lambdaCalls > 1 else { continue }
      let each = Double(step.nanoseconds) / Double(step.lambdaCalls)
      profile.statistics[node.id]?.notes.append(
        "row by row it takes \(millisecondsText(Double(step.nanoseconds))) ms "
          + "(\(counted(step.lambdaCalls, "call")), \(decimalText(each, 1)) ns each): "
          + "--via stats,source shows it")
    }
  }
}
