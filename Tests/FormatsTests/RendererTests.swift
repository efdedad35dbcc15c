import Columnar
import Diagnostics
import Testing

@testable import Formats

private let text = """
  #datatype,string,long,dateTime:RFC3339,double,string,string
  #group,false,false,false,false,false,true
  #default,_result,,,,,
  ,result,table,_time,_value,note,site
  ,,0,2021-06-07T00:00:00Z,1.5,a|b,north
  ,,0,2021-06-07T00:00:00.25Z,,"\u{1B}[31m
  ",north

  """

@Suite struct RendererTests {
  @Test func table() throws {
    let lines = try rendered(readAll(text), as: .table).split(separator: "\n")
    #expect(lines[0] == "Result: _result")
    #expect(lines[1] == "Table: keys: [site]")
    #expect(
      lines[2].hasPrefix(
        "           site:string                      _time:time                  _value:float"))
    #expect(lines[3].hasPrefix("----------------------  ------------------------------  "))
    #expect(lines[4].contains("2021-06-07T00:00:00.000000000Z"))
    #expect(lines[5].hasSuffix(#"\u{1b}[31m\n  "#))
  }

  @Test func emptyTableShowsItsLabels() throws {
    let empty = """
      #datatype,string,long,double,string
      #group,false,false,false,true
      #default,_result,0,,north
      ,result,table,v,site
      """
    let lines = try rendered(readAll(empty), as: .table).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[2].hasSuffix("v:float  "))
    #expect(
      try rendered(readAll(empty), as: .annotatedCSV) == empty.replacing("\n", with: "\r\n")
        + "\r\n\r\n")
  }

  @Test func plainCSV() throws {
    let lines = try rendered(readAll(text), as: .csv)
    #expect(lines.hasPrefix("_time,_value,note,site\r\n2021-06-07T00:00:00Z,1.5,a|b,north\r\n"))
    #expect(lines.contains("2021-06-07T00:00:00.25Z,,\"\u{1B}[31m\r\n\",north"))
  }

  @Test func json() throws {
    let shown = try rendered(readAll(text), as: .json)
    #expect(shown.contains(#"{"name":"_result","tables":["#))
    #expect(shown.contains(#""key":["site"]"#))
    #expect(shown.contains(#"["2021-06-07T00:00:00.25Z",null,"\u001b[31m\n","north"]"#))
    let lines = try rendered(readAll(text), as: .ndjson).split(separator: "\n")
    #expect(
      lines[0]
        == #"{"result":"_result","table":0,"_time":"2021-06-07T00:00:00Z","_value":1.5,"note":"a|b","site":"north"}"#
    )
  }

  @Test func markdown() throws {
    let shown = try rendered(readAll(text), as: .markdown)
    #expect(shown.contains("| _time | _value | note | site |\n| --- | ---: | --- | --- |\n"))
    #expect(shown.contains(#"| 1.5 | a\|b | north |"#))
  }

  @Test func failureBecomesAnErrorTableOnceSomethingStands() throws {
    var bytes: [UInt8] = []
    let renderer = AnnotatedCSVRenderer(TextOutput { bytes.append(contentsOf: $0) })
    let failure = QueryFailure(DiagnosticCode("X0002"), "runtime error @1:1: a, b")
    #expect(try !renderer.fail(failure))
    try renderer.begin(result: "r")
    for batch in try readAll(text) { try renderer.render(batch) }
    #expect(try renderer.fail(failure))
    #expect(
      String(decoding: bytes, as: UTF8.self).hasSuffix(
        "\r\n\r\n#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n,\"runtime error @1:1: a, b\",\r\n"
      ))
  }

  @Test func differentSchemasBeginBlocks() throws {
    let two =
      text + "\n" + """
        #datatype,string,long,double
        #group,false,false,false
        #default,_result,,
        ,result,table,v
        ,,1,2
        """
    let shown = try rendered(readAll(two), as: .annotatedCSV)
    #expect(shown.contains("north\r\n\r\n#datatype,string,long,double\r\n"))
    #expect(shown.hasSuffix(",,1,2\r\n\r\n"))
  }
}
