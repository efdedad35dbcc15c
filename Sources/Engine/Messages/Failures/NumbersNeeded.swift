import Columnar
import Diagnostics
import Execution
import Planning
import Stdlib

/// An aggregate over texts: which of the tables hold them, and how to leave them out.
struct NumbersNeeded: FailureAdvice {
  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws {
    guard [.columnTypeUnsupported, .stepFailed].contains(message.code), let call = run.place(node),
      let input = run.input(of: node)
    else { return }
    let column = column(of: node)
    var tableCount = 0
    var texts = 0
    var type = ColumnType.string
    var fields: Set<String> = []
    var hasUnnamed = false
    try run.look(at: input) { batch in
      tableCount += batch.newTables.count
      guard let index = batch.schema.index(of: column),
        !batch.schema.fields[index].type.isNumeric
      else { return true }
      type = batch.schema.fields[index].type
      texts += batch.newTables.count
      guard let field = batch.schema.index(of: "_field"), batch.schema.isKey(field) else {
        hasUnnamed = true
        return true
      }
      for table in batch.newTables {
        if case .string(let name) = batch.scalar(column: field, row: 0, table: table) {
          fields.insert(name)
        }
      }
      return true
    }
    guard texts > 0 else { return }
    let name = node.origin.functionName
    let names = fields.sorted()
    var text = "\(name)() needs numbers; \(column) is \(type.name)"
    if tableCount > 1 { text += " in \(counted(texts, "table")) of \(countText(tableCount))" }
    if !names.isEmpty {
      text += " (_field \(names.prefix(4).map { "\"\($0)\"" }.joined(separator: ", ")))"
    }
    message.message = text
    let tests = names.map { "r._field != \"\($0)\"" }.joined(separator: " and ")
    if texts < tableCount, !hasUnnamed, names.count <= 8,
      let edit = run.chain.insert("filter(fn: (r) => \(tests))", before: call)
    {
      message.fix = "leave them out before it: `|> filter(fn: (r) => \(tests))`"
      message.edits = [edit]
    } else if let edit = lastInstead(node, call, run) {
      message.fix = "`last` and `count` take any type"
      message.edits = [edit]
    }
  }

  private func column(of node: PhysicalNode) -> String {
    switch node.operation {
    case .aggregate(let operation): operation.column
    case .aggregateWindow(let operation): operation.aggregate.column
    default: node.scan?.aggregate?.operation.column ?? "_value"
    }
  }

  private func lastInstead(_ node: PhysicalNode, _ call: Span, _ run: RunSoFar) -> Edit? {
    if run.chain.argument("fn", of: call) != nil {
      return run.chain.set("fn", to: "last", in: call)
    }
    return run.chain.call("last", insteadOf: call)
  }
}
