import Columnar
import Testing

@testable import Formats

/// Reads FlatBuffers as their page says, apart from the code that writes them.
private struct FlatReader {
  let bytes: [UInt8]

  func number<Number: FixedWidthInteger>(_ type: Number.Type, at position: Int) -> Number {
    var value: Number = 0
    for index in (0..<MemoryLayout<Number>.size).reversed() {
      value = value << 8 | Number(truncatingIfNeeded: bytes[position + index])
    }
    return value
  }

  func target(at position: Int) -> Int { position + Int(number(UInt32.self, at: position)) }

  /// Where a table's field lies; nil where it is absent.
  func field(_ slot: Int, of table: Int) -> Int? {
    let directory = table - Int(number(Int32.self, at: table))
    guard 4 + 2 * slot < Int(number(UInt16.self, at: directory)) else { return nil }
    let offset = Int(number(UInt16.self, at: directory + 4 + 2 * slot))
    return offset == 0 ? nil : table + offset
  }

  func string(at position: Int) -> String {
    let start = target(at: position)
    let count = Int(number(UInt32.self, at: start))
    return String(decoding: bytes[(start + 4)..<(start + 4 + count)], as: UTF8.self)
  }
}

@Suite struct ArrowTests {
  private func arrow(_ text: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let renderer = TextFormat.arrow.makeRenderer(TextOutput { bytes.append(contentsOf: $0) })
    try renderer.begin(result: "_result")
    for batch in try readAll(text, batchRowsMax: 4) { try renderer.render(batch) }
    try renderer.end()
    try renderer.finish()
    return bytes
  }

  private let text = """
    #datatype,string,long,dateTime:RFC3339,string,boolean,long,unsignedLong,double
    #group,false,false,false,true,false,false,false,false
    #default,_result,,,,,,,
    ,result,table,_time,tag,b,i,u,_value
    ,,0,2023-01-01T00:00:00Z,a,true,-1,1,1.5
    ,,0,2023-01-02T00:00:00Z,a,,,,
    ,,1,2023-01-03T00:00:00Z,日本,false,3,3,3.5

    """

  @Test func theFootersBlocksLeadToTheBatches() throws {
    let bytes = try arrow(text)
    #expect(bytes.prefix(8) == Array("ARROW1".utf8)[...] + [0, 0])
    #expect(bytes.suffix(6) == Array("ARROW1".utf8)[...])
    let file = FlatReader(bytes: bytes)
    let length = Int(file.number(Int32.self, at: bytes.count - 10))
    let start = bytes.count - 10 - length
    #expect(start % 8 == 0)
    let footer = FlatReader(bytes: Array(bytes[start..<(start + length)]))
    let root = footer.target(at: 0)
    let schema = footer.target(at: try #require(footer.field(1, of: root)))
    let fields = footer.target(at: try #require(footer.field(1, of: schema)))
    let names = try (0..<Int(footer.number(UInt32.self, at: fields))).map { index in
      let field = footer.target(at: fields + 4 + 4 * index)
      return footer.string(at: try #require(footer.field(0, of: field)))
    }
    #expect(names == ["table", "_time", "tag", "b", "i", "u", "_value"])
    let blocks = footer.target(at: try #require(footer.field(3, of: root)))
    var rows: Int64 = 0
    for index in 0..<Int(footer.number(UInt32.self, at: blocks)) {
      let block = blocks + 4 + 24 * index
      #expect(block % 8 == 0)
      let offset = Int(footer.number(Int64.self, at: block))
      let head = Int(footer.number(Int32.self, at: block + 8))
      #expect(offset % 8 == 0 && head % 8 == 0)
      #expect(file.number(UInt32.self, at: offset) == 0xFFFF_FFFF)
      let message = FlatReader(bytes: Array(bytes[(offset + 8)..<(offset + head)]))
      let table = message.target(at: 0)
      let batch = message.target(at: try #require(message.field(2, of: table)))
      rows += message.number(Int64.self, at: try #require(message.field(0, of: batch)))
      let body = message.number(Int64.self, at: try #require(message.field(3, of: table)))
      #expect(body == footer.number(Int64.self, at: block + 16))
    }
    #expect(rows == 3)
  }

  @Test func oneLabelWithTwoTypesGivesTwoColumns() throws {
    let second = """

      #datatype,string,long,string
      #group,false,false,false
      #default,_result,,
      ,result,table,_value
      ,,2,text

      """
    let keeper = try kept(text + second)
    #expect(ArrowSchema(keeper).fields.map(\.name).last == "_value_string")
  }

  @Test func emptyResultsAreFilesToo() throws {
    let renderer = TextFormat.arrow.makeRenderer(TextOutput { #expect($0.count > 16) })
    try renderer.begin(result: "_result")
    try renderer.end()
    try renderer.finish()
  }
}
