import Testing

/// Package `experimental/geo`: cells, regions and distances.
@Suite struct GeographyTests {
  private func geo(_ expression: String) throws -> String {
    try scriptOutput("import \"experimental/geo\"\n\(expression)")
  }

  @Test func tokensOfParents() throws {
    #expect(try geo("geo.s2CellIDToken(token: \"89c284\", level: 7)") == "89c2c")
    #expect(try geo("geo.getLevel(token: \"89c284\")") == "9")
    #expect(try geo("geo.getLevel(token: \"1\")") == "0")
    for (token, level) in [("89c284", 11), ("89c284", 0)] {
      let found = try geo("geo.s2CellIDToken(token: \"\(token)\", level: \(level))")
      #expect(found.hasPrefix("error: "), "\(found)")
    }
    for token in ["", "x", "+1", "0", "ffffffffffffffff", "89c2840000000000f"] {
      #expect(try geo("geo.getLevel(token: \"\(token)\")").contains("invalid token"))
    }
  }

  /// The middle of a cell lies in that cell, on every face of the cube.
  @Test func middlesLieInTheirCells() throws {
    for face in ["1", "3", "5", "7", "9", "b"] {
      for rest in ["4", "c", "84", "0c", "5555", "fffffffffffffff"] {
        let token = face + rest
        let found = try geo(
          """
          c = geo.s2CellLatLon(token: "\(token)")
          geo.s2CellIDToken(point: c, level: geo.getLevel(token: "\(token)")) == "\(token)"
          """)
        let isToken = try !geo("geo.getLevel(token: \"\(token)\")").hasPrefix("error")
        if isToken { #expect(found == "true", "\(token): \(found)") }
      }
    }
  }

  @Test func gridsOfBoxesCirclesAndPolygons() throws {
    let cells = "[89c264, 89c26c, 89c274, 89c27c, 89c284, 89c28c, 89e82c, 89e9d4]"
    let box = "{minLat: 40.5880775, maxLat: 40.8247008, minLon: -73.80014, maxLon: -73.4630336}"
    let circle = "{lat: 40.7090214, lon: -73.61846, radius: 15.0}"
    let corners = [
      "{lat: 40.776527, lon: -73.338811}", "{lat: 40.788093, lon: -73.776396}",
      "{lat: 40.475939, lon: -73.751854}", "{lat: 40.576506, lon: -73.573634}",
    ]
    let polygon = "{points: [\(corners.joined(separator: ", "))]}"
    let clockwise = "{points: [\(corners.reversed().joined(separator: ", "))]}"
    for region in [box, circle, polygon, clockwise] {
      let found = try geo(
        "display(v: geo.getGrid(region: \(region), level: 9, units: geo.units).set)")
      #expect(found.filter { $0 != "\n" && $0 != " " } == cells.filter { $0 != " " })
    }
    let tooMany = "geo.getGrid(region: \(box), minSize: 9, maxSize: 9, units: geo.units).level"
    #expect(try geo(tooMany) == "-1")
    #expect(try geo("geo.getGrid(region: \(box), units: geo.units)").contains("minSize or maxSize"))
    #expect(
      try geo("geo.getGrid(region: \(box), level: 30, units: geo.units)").contains("more than"))
    let everything = "geo.getGrid(region: \(box), maxSize: 9223372036854775807, units: geo.units)"
    #expect(try geo(everything).contains("more than"))
  }

  @Test func distances() throws {
    let oslo = "{lat: 59.9139, lon: 10.7522}"
    let around = """
      {points: [{lat: 59.0, lon: 10.0}, {lat: 59.0, lon: 12.0}, {lat: 61.0, lon: 12.0}, \
      {lat: 61.0, lon: 10.0}]}
      """
    #expect(try geo("geo.ST_Distance(region: \(around), geometry: \(oslo))") == "0")
    #expect(try geo("geo.ST_Contains(region: \(around), geometry: \(oslo))") == "true")
    #expect(
      try geo("geo.ST_Contains(region: \(around), geometry: {lat: 58.9, lon: 11.0})") == "false")
    // A line through the polygon with both ends outside meets it.
    #expect(
      try geo(
        "geo.ST_Intersects(region: \(around), geometry: {linestring: \"9.0 60.0, 13.0 60.0\"})")
        == "true")
    // One degree of latitude, in each unit.
    for (unit, length) in [("km", 111.19510), ("m", 111_195.10), ("mile", 69.09344)] {
      let found = try geo(
        """
        geo.ST_Distance(region: {lat: 10.0, lon: 20.0}, geometry: {lat: 11.0, lon: 20.0},
          units: {distance: "\(unit)"})
        """)
      #expect(abs((Double(found) ?? 0) / length - 1) < 1e-6, "\(unit): \(found)")
    }
    let unit = "geo.ST_Length(geometry: \(oslo), units: {distance: \"yard\"})"
    #expect(try geo(unit).contains("unsupported distance unit 'yard'"))
  }

  @Test func shapesThatAreNone() throws {
    for shape in [
      "{lat: 1.0}", "{points: [{lat: 1.0, lon: 1.0}]}", "{linestring: \"1\"}", "{linestring: \"\"}",
      "{minLat: 1.0, minLon: 1.0}",
    ] {
      let found = try geo("geo.ST_Length(geometry: \(shape))")
      #expect(found.hasPrefix("error: "), "\(shape): \(found)")
    }
  }
}
