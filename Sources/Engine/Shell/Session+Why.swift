import Diagnostics

extension Session {
  /// Where the rows of a text went: the rows after each step, and under the step that left nothing
  /// what it looked for and the nearest value there is. Runs the text. Errors: `QueryError`.
  /// columns: of the screen; nil for as many as it takes.
  public func whyEmpty(_ text: String, name: String, columns: Int? = nil) throws -> String {
    let columns = columns ?? ExplainLayout.columnsOfAll
    return try surfacing(hiding: secrets) {
      let profile = try profile(SourceText(name: name, text: text), isAnalyzed: true)
      let script = explained(profile)
      // Beside the step there is room for what became of its rows.
      let width = min(60, columns - 37, script.lines.map { $0.text.count + 3 }.max() ?? 0)
      var output = ""
      for line in script.lines {
        let step = (line.isPiped ? "|> " : "") + line.text
        output += "  " + padded(shortened(terminalText(step), width), width)
        if let numbers = line.numbers {
          output += "  \(counted(numbers.rows, "row")) in \(counted(numbers.tables, "table"))"
        } else if line.path == .source || line.path == .stats {
          output += "  read together with the steps below"
        }
        output += "\n"
        for note in line.notes where note.hasPrefix("NOTHING LEFT") {
          for line in wrapped(terminalText(note), columns - 4) { output += "    " + line + "\n" }
        }
      }
      return secrets.hidden(in: output)
    }
  }
}
