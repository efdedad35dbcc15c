import Columnar
import Diagnostics
import Execution
import Planning

/// Tables of one key that hold `_value` under two types: makes numbers floats, all else texts.
struct TypesCollide: FailureAdvice {
  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws {
    guard message.code == .schemaCollision, message.message.contains("\"_value\"") else {
      return
    }
    let isNumeric = !["string", "bool", "time"].contains { message.message.contains($0) }
    let step = isNumeric ? "toFloat()" : "toString()"
    var edits: [Edit] = []
    if node.inputs.count > 1 {
      for (index, input) in node.inputs.enumerated()
      where !holdsOnly(isNumeric ? .float : .string, input, run) {
        guard let end = end(ofInput: index, of: node, run) else { continue }
        edits.append(Edit(in: run.query.source, at: end, insert: " |> \(step)"))
      }
    } else if let call = run.place(node), let edit = run.chain.insert(step, before: call) {
      edits.append(edit)
    }
    guard !edits.isEmpty else { return }
    message.fix = "make them one type before it: `|> \(step)`"
    message.edits = edits
  }

  /// Where the script's pipeline ends that is one of a union's tables, or of several inputs.
  private func end(ofInput index: Int, of node: PhysicalNode, _ run: RunSoFar) -> Int? {
    if let call = run.place(node),
      case .array(let streams)? = run.chain.argument("tables", of: call)?.kind,
      streams.count == node.inputs.count
    {
      return streams[index].span.end
    }
    return node.inputs[index].steps.last { run.place($0) != nil }.flatMap(run.place)?.end
  }

  private func holdsOnly(_ type: ColumnType, _ node: PhysicalNode, _ run: RunSoFar) -> Bool {
    // A step whose first batch collided has told of none.
    guard let schemas = run.statistics[node.id]?.schemas, !schemas.isEmpty else { return false }
    return schemas.allSatisfy { schema in
      schema.index(of: "_value").map { schema.fields[$0].type == type } ?? true
    }
  }
}
