import Formats
import Stdlib

/// A piece of Flux and where it was found.
struct FluxSnippet {
  /// `dash.json`
  let file: String
  /// `Demand, query A`; empty for a file that is a script.
  let place: String
  let text: String
  /// Written by hand for a dashboard or a task, which give it `v`.
  let isEmbedded: Bool
  /// The schedule of a task, such as `every 1h`; nil for everything else.
  let schedule: String?
  /// Names that the dashboard puts texts in for before the query runs.
  let variables: [String]
}

/// Why a file could not be searched for Flux.
struct UnreadableFile: Error {
  let message: String
}

/// The Flux in a file: all of a script, the queries in a Grafana dashboard or an InfluxDB template.
/// Errors: `UnreadableFile` for JSON or YAML that cannot be read.
func fluxSnippets(in bytes: [UInt8], file: String) throws -> [FluxSnippet] {
  let name = file.lowercased()
  do {
    if name.hasSuffix(".json") {
      return DashboardSearch(file).snippets(in: [try parseJSONDocument(bytes)])
    }
    if name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
      return DashboardSearch(file).snippets(in: try parseYAML(bytes))
    }
  } catch let fault as JSONFault {
    throw UnreadableFile(message: fault.message)
  } catch let fault as YAMLFault {
    throw UnreadableFile(message: "line \(fault.line): \(fault.message)")
  }
  let text = String(decoding: bytes, as: UTF8.self)
  return [
    FluxSnippet(
      file: file, place: "", text: text, isEmbedded: false, schedule: nil, variables: [])
  ]
}

/// Looks for Flux in a tree of JSON or YAML: every text under `query` and its like that reads as
/// Flux, named by what stands around it.
private struct DashboardSearch {
  private let file: String
  /// Nested deeper, nothing is looked for.
  private static let depthMax = 512
  private static let queryKeys: Set<String> = ["query", "flux", "rawQuery", "script"]

  init(_ file: String) { self.file = file }

  func snippets(in documents: [DocumentNode]) -> [FluxSnippet] {
    documents.flatMap { document in
      var found: [FluxSnippet] = []
      search(
        document, Surroundings(variables: variables(of: document)), depth: 0, into: &found)
      return found
    }
  }

  private struct Surroundings {
    var names: [String] = []
    var schedule: String?
    var variables: [String] = []
  }

  /// The names of a Grafana dashboard's template variables.
  private func variables(of document: DocumentNode) -> [String] {
    let dashboard = document["dashboard"] ?? document
    guard case .list(let entries)? = dashboard["templating"]?["list"] else { return [] }
    return entries.compactMap { $0["name"]?.scalar }
  }

  private func search(
    _ node: DocumentNode, _ around: Surroundings, depth: Int, into found: inout [FluxSnippet]
  ) {
    guard depth < Self.depthMax else { return }
    switch node {
    case .text: break
    case .list(let elements):
      for (index, element) in elements.enumerated() {
        var inner = around
        if name(of: element) == nil, elements.count > 1, element["query"] != nil {
          inner.names.append("query \(index + 1)")
        }
        search(element, inner, depth: depth + 1, into: &found)
      }
    case .record(let members):
      var inner = around
      if let name = name(of: node), inner.names.last != name { inner.names.append(name) }
      if let schedule = schedule(of: node) { inner.schedule = schedule }
      for (key, value) in members {
        guard Self.queryKeys.contains(key), let text = value.scalar else {
          search(value, inner, depth: depth + 1, into: &found)
          continue
        }
        guard readsAsFlux(text) else { continue }
        found.append(
          FluxSnippet(
            file: file, place: inner.names.joined(separator: ", "), text: text, isEmbedded: true,
            schedule: inner.schedule, variables: inner.variables))
      }
    }
  }

  private func name(of node: DocumentNode) -> String? {
    if let query = node["refId"]?.scalar { return "query \(query)" }
    for key in ["title", "name"] {
      if let name = node[key]?.scalar, !name.isEmpty { return name }
    }
    return node["metadata"]?["name"]?.scalar
  }

  /// A task or a check of an InfluxDB template, which runs by the clock.
  private func schedule(of node: DocumentNode) -> String? {
    guard let kind = node["kind"]?.scalar, kind == "Task" || kind.hasPrefix("Check"),
      let spec = node["spec"]
    else { return nil }
    for key in ["every", "cron"] {
      if let text = spec[key]?.scalar { return "\(key) \(text)" }
    }
    return kind
  }

  /// Pipes, an import or the source of a query: no other query language has one of these.
  private func readsAsFlux(_ text: String) -> Bool {
    text.contains("|>") || text.contains("import \"") || text.contains("from(bucket")
      || text.contains("buckets()") || text.contains("array.from(")
  }
}
