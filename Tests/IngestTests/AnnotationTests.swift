import Foundation
import Ingest
import Testing

@Suite("Annotations of influx write")
struct AnnotationTests {
  private func points(_ text: String) throws -> [String] {
    let runner = try IngestRunner()
    let summary = try runner.ingest(text, name: "x.csv")
    #expect(summary.files[0].format == "annotated-csv")
    #expect(runner.rejects.isEmpty, "\(runner.rejects)")
    return try runner.points().map(\.description)
  }

  @Test("the first column may follow the annotation's name")
  func shortForm() throws {
    #expect(
      try points(
        """
        #datatype measurement,tag,double,long,boolean,string,ignored,dateTime:RFC3339
        #default mem,,,7,,,,
        m,host,used,free,ok,note,x,time
        ,host1,64.23,,true,a b,9,2020-01-01T00:00:00Z
        cpu,host2,1,3,,,9,2020-01-01T00:00:10Z
        """) == [
          "cpu,host=host2 free=3 (int) 2020-01-01T00:00:10Z",
          "cpu,host=host2 used=1 (float) 2020-01-01T00:00:10Z",
          "mem,host=host1 free=7 (int) 2020-01-01T00:00:00Z",
          "mem,host=host1 note=a b (string) 2020-01-01T00:00:00Z",
          "mem,host=host1 ok=true (bool) 2020-01-01T00:00:00Z",
          "mem,host=host1 used=64.23 (float) 2020-01-01T00:00:00Z",
        ])
  }

  @Test(
    "times follow the layout that their type names",
    arguments: [
      ("dateTime:2006-01-02 15:04:05", "2023-02-01 05:30:15", "2023-02-01T05:30:15Z"),
      ("dateTime:02.01.2006 15:04", "01.02.2023 5:30", "2023-02-01T05:30:00Z"),
      ("dateTime:Jan 2 2006 3:04PM -0700", "Feb 1 2023 5:30PM +0100", "2023-02-01T16:30:00Z"),
      ("dateTime:number", "1675229400000000000", "2023-02-01T05:30:00Z"),
      ("time", "2023-02-01T05:30:00Z", "2023-02-01T05:30:00Z"),
    ])
  func layouts(datatype: String, cell: String, expected: String) throws {
    #expect(
      try points("#datatype measurement,double,\(datatype)\nm,v,t\na,1,\(cell)\n") == [
        "a v=1 (float) \(expected)"
      ])
  }

  @Test(
    "a zone for times that do not say theirs",
    arguments: [
      ("#timezone -0600", "2023-02-01T11:30:00Z"), ("#timezone,+05:30", "2023-02-01T00:00:00Z"),
      ("#timezone Europe/Berlin", "2023-02-01T04:30:00Z"),
    ])
  func zones(annotation: String, expected: String) throws {
    #expect(
      try points(
        "\(annotation)\n#datatype measurement,double,dateTime:2006-01-02 15:04\nm,v,t\n"
          + "a,1,2023-02-01 05:30\n") == ["a v=1 (float) \(expected)"])
  }

  @Test("constants are columns of every row")
  func constants() throws {
    #expect(
      try points(
        """
        #constant measurement,demand
        #constant tag,source,csv
        #constant,double,factor,0.5
        #datatype double,dateTime:2006-01-02
        v,day
        1,2023-02-01
        """) == [
          "demand,source=csv factor=0.5 (float) 2023-02-01T00:00:00Z",
          "demand,source=csv v=1 (float) 2023-02-01T00:00:00Z",
        ])
  }

  @Test(
    "what does not fit is refused with its reason",
    arguments: [
      ("#timezone +25\n", "#timezone needs an offset"), ("#constant tag\n", "#constant needs"),
      ("#timezone Local\n", "#timezone needs an offset"),
      ("#concat,string,a,${b}\n", "#concat names the column \"\"b\"\""),
      ("#constant double\n", "#constant needs"),
      ("#constant base64Binary,b,1\n", "has the type \"\"base64Binary\"\", which"),
      ("#constant boolean:yes,b,yes\n", "needs the words for true"),
    ])
  func refused(annotation: String, reason: String) throws {
    let runner = try IngestRunner()
    try runner.ingest(
      "#datatype measurement,double,dateTime:2006-01-02\n\(annotation)m,v,t\na,1,2023-02-01\n",
      name: "x.csv")
    #expect(runner.rejects.contains(reason), "\(runner.rejects)")
  }

  @Test("types, layouts and defaults may stand in the header, after sep=; too")
  func typedHeader() throws {
    #expect(
      try points(
        """
        #constant measurement,test
        #constant tag,name,formats
        #timezone -0500
        t|dateTime:2006-01-02|1970-01-02,"d|double:,. ","b|boolean:y,Y:n,N|y","n|long:,.",u|tag|none
        1970-01-01,"123.456,78",,"1.234,9",
        ,"123 456,78",N,-7,x
        """) == [
          "test,name=formats,u=none b=true (bool) 1970-01-01T05:00:00Z",
          "test,name=formats,u=none d=123456.78 (float) 1970-01-01T05:00:00Z",
          "test,name=formats,u=none n=1234 (int) 1970-01-01T05:00:00Z",
          "test,name=formats,u=x b=false (bool) 1970-01-02T05:00:00Z",
          "test,name=formats,u=x d=123456.78 (float) 1970-01-02T05:00:00Z",
          "test,name=formats,u=x n=-7 (int) 1970-01-02T05:00:00Z",
        ])
    #expect(
      try points(
        "sep=;\nm|measurement;on|boolean:y,Y:|n;t|dateTime:number\na;nil;1\na;\";\";2\na;;3\na;Y;4\n"
      )
        == (1...4).map { "a on=\($0 == 4) (bool) 1970-01-01T00:00:00.00000000\($0)Z" })
  }

  @Test(
    "cells are read as their type says",
    arguments: [
      ("double:,.", "\"3.494.826.157,123\"", "3494826157.123 (float)"),
      ("double:._ ", "1_000 000.5", "1000000.5 (float)"), ("double", "1.5", "1.5 (float)"),
      ("long:,.", "\"1.234,5\"", "1234 (int)"), ("unsignedLong:.", "7.9", "7 (uint)"),
      ("boolean:sí:no", "sí", "true (bool)"), ("boolean", "Yes", "true (bool)"),
      ("boolean", "0", "false (bool)"), ("boolean", "FALSE", "false (bool)"),
      ("duration", "1h30m", "5400000000000 (int)"), ("duration", "-1.5ms", "-1500000 (int)"),
      ("duration", "2µs", "2000 (int)"), ("duration", "0.29s", "290000000 (int)"),
      ("field", "2.5", "2.5 (float)"),
    ])
  func forms(datatype: String, cell: String, expected: String) throws {
    #expect(
      try points(
        "#datatype measurement,\"\(datatype)\",time\nm,v,t\na,\(cell),1970-01-01T00:00:00Z\n")
        == ["a v=\(expected) 1970-01-01T00:00:00Z"])
  }

  @Test(
    "a cell that is none of its type is refused with its column",
    arguments: [
      ("double:,.", "1x"), ("double:,", "1.5"), ("long:.", "x"), ("boolean:y:n", "z"),
      ("boolean", "x"), ("duration", "5"), ("duration", "1d"), ("duration", "9999999h"),
      ("long", "1.5"), ("unsignedLong:,", "-1"),
    ])
  func badCells(datatype: String, cell: String) throws {
    let runner = try IngestRunner()
    let summary = try runner.ingest(
      "#datatype measurement,\"\(datatype)\",time\nm,v,t\na,\(cell),1970-01-01T00:00:00Z\n",
      name: "x.csv")
    #expect(summary.total(\.valuesRejected) == 1 && summary.total(\.points) == 0)
    #expect(runner.rejects.contains(",3,v,\"\"\"\(cell)\"\" is no value"), "\(runner.rejects)")
  }

  @Test("columns are joined from others, ignored by either name, and times may be numbers")
  func joined() throws {
    #expect(
      try points(
        """
        #concat,tag,full,${first}-${last}
        #datatype measurement,string,tag,ignore,ignored,dateTime
        m,first,last,x,y,t
        a,Ada,Byron,1,2,5
        """) == [
          "a,full=Ada-Byron,last=Byron first=Ada (string) 1970-01-01T00:00:00.000000005Z"
        ])
  }

  @Test("annotations behind rows begin a table anew; comments do not")
  func blocks() throws {
    #expect(
      try points(
        """
        # made by hand
        #constant measurement,a
        #datatype tag,double,time
        k,v,t
        x,1,1970-01-01T00:00:00Z
        # another line
        y,2,1970-01-01T00:00:00Z
        #constant measurement,b
        #datatype long,time
        n,t
        3,1970-01-01T00:00:00Z
        """) == [
          "a,k=x v=1 (float) 1970-01-01T00:00:00Z", "a,k=y v=2 (float) 1970-01-01T00:00:00Z",
          "b n=3 (int) 1970-01-01T00:00:00Z",
        ])
  }

  @Test("rows below a header that was refused say so; a zone may be asked for")
  func headers() throws {
    let runner = try IngestRunner()
    try runner.ingest("#group false,true\na,b\n1,2\n", name: "x.csv")
    #expect(runner.rejects.contains(",2,,\"no types: expected a line #datatype"))
    #expect(runner.rejects.contains(",3,,its header was refused"), "\(runner.rejects)")
    try runner.ingest(
      "#datatype measurement;double;dateTime:2006-01-02 15:04\nm;v;t\na;1;2023-02-01 05:30\n",
      name: "y.csv"
    ) {
      $0.reading.table.zone = "+05:30"
      $0.reading.table.delimiter = 0x3B
    }
    #expect(try runner.points().map(\.description) == ["a v=1 (float) 2023-02-01T00:00:00Z"])
  }

  @Test("a time that does not follow its layout is refused with the layout")
  func badTime() throws {
    let runner = try IngestRunner()
    try runner.ingest(
      "#datatype measurement,double,dateTime:2006-01-02\nm,v,t\na,1,2023-02-01\na,2,02/01/2023\n",
      name: "x.csv")
    #expect(runner.rejects.contains("is no time (2006-01-02)"), "\(runner.rejects)")
    #expect(try runner.points().count == 1)
  }
}
