import Diagnostics
import Planning

/// The name of a result that the script gave none.
package let defaultResultName = "_result"

/// The results of the recorded streams: a yield's under its name, another stream's as `_result`.
/// Errors: `E0009` in upstream's words for two results of one name.
func namedResults(_ effects: [ScriptState.SideEffect]) throws -> [QueryResult] {
  var results: [QueryResult] = []
  var explicitNames: Set<String> = []
  for effect in effects {
    guard case .yield(let name) = effect.node.operation else { continue }
    guard explicitNames.insert(name).inserted else {
      throw resultFailure(
        "found more than one call to yield() with the name \"\(name)\"", effect.node,
        change: .setText("name", to: "\(name)\(explicitNames.count + 1)"))
    }
  }
  var unnamedCount = 0
  var writeCount = 0
  for effect in effects {
    if case .yield(let name) = effect.node.operation {
      results.append(QueryResult(name: name, node: effect.node))
    } else if let functionName = effect.functionName {
      // Writes run whatever else the script does, and never clash.
      writeCount += 1
      results.append(QueryResult(name: "\(functionName)\(writeCount)", node: effect.node))
    } else {
      unnamedCount += 1
      guard unnamedCount == 1, !explicitNames.contains(defaultResultName) else {
        throw resultFailure(
          "tried to produce more than one result with the name \"\(defaultResultName)\"",
          effect.node)
      }
      results.append(QueryResult(name: defaultResultName, node: effect.node))
    }
  }
  return results
}

private func resultFailure(
  _ text: String, _ node: LogicalNode, change: ArgumentChange? = nil
) -> QueryFailure {
  QueryFailure(
    .resultName, text, at: node.origin.span, fix: "give each yield a name of its own",
    change: change)
}

extension QueryFailure {
  /// A script without a result where one is wanted.
  package static var noStreamingData: QueryFailure {
    QueryFailure(
      .resultName,
      "error in query specification while starting program: this Flux script returns no streaming "
        + "data. Consider adding a \"yield\" or invoking streaming functions directly, without "
        + "performing an assignment")
  }
}
