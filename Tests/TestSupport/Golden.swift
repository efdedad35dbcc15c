import Foundation

/// Holds a text against a golden file under `Tests/`; with `RECORD=1` in the environment the file is
/// rewritten, and the answer is a mismatch all the same, so that nobody commits an unread golden.
///
/// path: from the folder `Tests`, such as `Pipelines/mean.txt`.
/// - Returns: nil when they are equal, else what to say about it.
package func goldenMismatch(
  _ text: String, _ path: String, testFile: String = #filePath
) -> String? {
  let file = testsFolder(testFile).appendingPathComponent(path)
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: file)
    return "recorded \(path): read it, then run again without RECORD"
  }
  guard let data = try? Data(contentsOf: file) else {
    return "no golden \(path): RECORD=1 writes it"
  }
  let expected = String(decoding: data, as: UTF8.self)
  if expected == text { return nil }
  return "\(path) differs\n" + firstDifference(expected, text)
}

/// The folder `Tests` above a test's own file.
private func testsFolder(_ testFile: String) -> URL {
  var folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
  while folder.lastPathComponent != "Tests", folder.pathComponents.count > 1 {
    folder = folder.deletingLastPathComponent()
  }
  return folder
}

private func firstDifference(_ expected: String, _ found: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = found.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).prefix { $0 == $1 }.count
  let before = line < old.count ? String(old[line]) : "(end)"
  let after = line < new.count ? String(new[line]) : "(end)"
  return "line \(line + 1)\n- \(before)\n+ \(after)\n\nwhole text found:\n\(found)"
}
