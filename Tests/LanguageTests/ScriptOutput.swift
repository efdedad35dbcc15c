import Engine
import TestSupport

/// What a script gives in a run of its own: plain CSV of its results, the last value, or
/// `error CODE: message`.
func scriptOutput(_ script: String) throws -> String {
  var bytes: [UInt8] = []
  do {
    let summary = try makeTestEngine().run(script, name: "test", format: .csv) { bytes += $0 }
    if summary.resultNames.isEmpty { return summary.value?.text ?? "nothing" }
  } catch let error as QueryError {
    return "error: \(error.message)"
  }
  let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  return text.hasSuffix("\n") ? String(text.dropLast()) : text
}

/// What scripts give one after another on one engine.
func scriptsOutput(_ scripts: [String]) throws -> [String] {
  let engine = try makeTestEngine()
  return try scripts.map { script in
    var bytes: [UInt8] = []
    _ = try engine.run(script, name: "test", format: .csv) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  }
}
