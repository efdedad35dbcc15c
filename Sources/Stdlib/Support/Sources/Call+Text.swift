import Diagnostics
import Interpreter
import Planning

extension Call {
  /// The text that a function reads: that of `csv`, or of the file that `file` names.
  /// Errors: `E0101` for not exactly one of them, `E0105` where files are closed.
  func csvText() throws -> TextContent {
    let text = try string("csv", default: "")
    let file = try string("file", default: "")
    switch (optional("csv"), optional("file")) {
    case (.some, .some):
      throw invalid(
        "must provide exactly one of the parameters csv or file", change: .leaveOut("file"))
    case (nil, .some) where !file.isEmpty:
      return .file(path: try openPath(file))
    default:
      if text.isEmpty {
        throw invalid(
          "must provide csv raw text or filename",
          fix: "name a file: `file: \"data.csv\"`")
      }
      return .text(Array(text.utf8))
    }
  }

  /// The path of a file that a script names, from the folder that its paths start from.
  /// Errors: `E0105` where files are closed.
  func openPath(_ file: String) throws -> String {
    guard evaluation.context.allowsFiles else {
      throw failure(.unavailable, "files are closed to this script: \(file)")
    }
    let folder = evaluation.workingDirectory
    return file.hasPrefix("/") || folder.isEmpty ? file : folder + "/" + file
  }

  /// The call for plans, by where its text comes from.
  func described(_ content: TextContent) throws -> String {
    switch content {
    case .text: "\(functionName)(csv: …)"
    case .file: "\(functionName)(file: \"\(try string("file"))\")"
    }
  }
}
