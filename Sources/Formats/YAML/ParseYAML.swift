import CYAML
import Diagnostics

/// A YAML text that cannot be read: what, and on which line (from 1).
package struct YAMLFault: Error {
  package let message: String
  package let line: Int
}

/// How deep and how large a document may be once its aliases are followed: beyond, it is an attack.
private let depthMax = 64
private let nodesMax = 1_000_000

/// The documents of a YAML text, anchors and aliases followed.
///
/// - Parameter bytes: UTF-8, or UTF-16 with a byte-order mark
/// - Throws: `YAMLFault` for what is no YAML, nests deeper than 64, or grows beyond a million nodes
/// - Complexity: O(bytes + nodes)
package func parseYAML(_ bytes: [UInt8]) throws -> [DocumentNode] {
  var parser = yaml_parser_t()
  guard yaml_parser_initialize(&parser) == 1 else {
    throw YAMLFault(message: "no memory for the YAML reader", line: 0)
  }
  defer { yaml_parser_delete(&parser) }
  return try bytes.withUnsafeBufferPointer { input in
    yaml_parser_set_input_string(&parser, input.baseAddress, input.count)
    var documents: [DocumentNode] = []
    var nodesLeft = nodesMax
    while true {
      var document = yaml_document_t()
      guard yaml_parser_load(&parser, &document) == 1 else { throw fault(of: parser) }
      defer { yaml_document_delete(&document) }
      guard yaml_document_get_root_node(&document) != nil else { return documents }
      documents.append(try node(1, of: &document, depth: 0, &nodesLeft))
    }
  }
}

private func fault(of parser: yaml_parser_t) -> YAMLFault {
  let message = parser.problem.map { String(cString: $0) } ?? "not YAML"
  return YAMLFault(message: message, line: Int(clamping: parser.problem_mark.line) + 1)
}

/// A node by its number, from 1, in the document's table.
private func node(
  _ number: Int32, of document: inout yaml_document_t, depth: Int, _ nodesLeft: inout Int
) throws -> DocumentNode {
  nodesLeft -= 1
  guard depth <= depthMax, nodesLeft >= 0 else {
    throw YAMLFault(message: "nested deeper than \(depthMax), or its aliases never end", line: 0)
  }
  guard let found = yaml_document_get_node(&document, number) else { return .text("") }
  let data = found.pointee.data
  switch found.pointee.type {
  case YAML_SCALAR_NODE:
    let text = UnsafeBufferPointer(start: data.scalar.value, count: Int(data.scalar.length))
    return .text(String(decoding: text, as: UTF8.self))
  case YAML_SEQUENCE_NODE:
    var elements: [DocumentNode] = []
    var item = data.sequence.items.start
    while let here = item, here < data.sequence.items.top {
      elements.append(try node(here.pointee, of: &document, depth: depth + 1, &nodesLeft))
      item = here + 1
    }
    return .list(elements)
  case YAML_MAPPING_NODE:
    var members: [(key: String, value: DocumentNode)] = []
    var pair = data.mapping.pairs.start
    while let here = pair, here < data.mapping.pairs.top {
      let key = try node(here.pointee.key, of: &document, depth: depth + 1, &nodesLeft)
      let value = try node(here.pointee.value, of: &document, depth: depth + 1, &nodesLeft)
      members.append((key.scalar ?? "", value))
      pair = here + 1
    }
    return .record(members)
  default: return .text("")
  }
}
