import Columnar
import TestSupport

extension QueryGenerator {
  mutating func window(_ dice: inout Dice) -> QueryStep {
    shape.columns["_start"] = .time
    shape.columns["_stop"] = .time
    shape.key.formUnion(["_start", "_stop"])
    return QueryStep(name: "window", text: "window(\(bounds(&dice)))")
  }

  private func bounds(_ dice: inout Dice) -> String {
    var parts = ["every: \(dice.pick(["1h", "1d", "7h", "90m", "1w", "1mo", "12h"]))"]
    if dice.oneIn(5) { parts.append("period: \(dice.pick(["1h", "2h", "1d", "25h"]))") }
    if dice.oneIn(5) { parts.append("offset: \(dice.pick(["30m", "-1h", "3h"]))") }
    if dice.oneIn(2) { parts.append("createEmpty: \(dice.oneIn(2))") }
    return parts.joined(separator: ", ")
  }

  mutating func aggregateWindow(_ dice: inout Dice) -> QueryStep {
    var name = dice.pick([
      "mean", "sum", "count", "min", "max", "first", "last", "median", "spread", "stddev", "skew",
    ])
    let column = aggregated(&dice)
    if dice.oneIn(8) {
      name =
        "(column, tables=<-) => tables |> quantile(q: 0.9, column: column, method: "
        + "\"\(dice.pick(["estimate_tdigest", "exact_mean", "exact_selector"]))\")"
    }
    var text = "\(bounds(&dice)), fn: \(name)"
    if column != "_value" { text += ", column: \"\(column)\"" }
    if dice.oneIn(6) { text += ", timeSrc: \"_start\"" }
    if dice.oneIn(8) { text += ", timeDst: \"at\"" }
    let keepsRows = ["min", "max", "first", "last"].contains(name)
    if !keepsRows { shape.afterAggregate(column, name == "count" ? .int : nil) }
    shape.columns["_time"] = .time
    shape.columns["_start"] = .time
    shape.columns["_stop"] = .time
    return QueryStep(name: "aggregateWindow", text: "aggregateWindow(\(text))")
  }

  /// Mostly a numeric column outside the key.
  private func aggregated(_ dice: inout Dice) -> String {
    let numeric = shape.labels(\.isNumeric)
    if numeric.isEmpty || dice.oneIn(12) { return dice.pick(shape.labels) }
    return numeric.contains("_value") && !dice.oneIn(3) ? "_value" : dice.pick(numeric)
  }

  mutating func aggregate(_ name: String, _ dice: inout Dice) -> QueryStep {
    let column = name == "count" && dice.oneIn(2) ? dice.pick(shape.labels) : aggregated(&dice)
    let mode = name == "stddev" && dice.oneIn(2) ? ", mode: \"population\"" : ""
    shape.afterAggregate(column, name == "count" ? .int : name == "mean" ? .float : nil)
    return QueryStep(name: name, text: "\(name)(column: \"\(column)\"\(mode))")
  }

  mutating func selector(_ name: String, _ dice: inout Dice) -> QueryStep {
    let anyColumn = ["first", "last"].contains(name) && dice.oneIn(2)
    let column = anyColumn ? dice.pick(shape.labels) : aggregated(&dice)
    return QueryStep(name: name, text: "\(name)(column: \"\(column)\")")
  }

  mutating func quantile(_ dice: inout Dice) -> QueryStep {
    let column = aggregated(&dice)
    let method = dice.pick(["estimate_tdigest", "exact_mean", "exact_selector"])
    if method != "exact_selector" { shape.afterAggregate(column, .float) }
    if dice.oneIn(3) {
      return QueryStep(name: "median", text: "median(column: \"\(column)\", method: \"\(method)\")")
    }
    let q = dice.pick(["0.0", "0.25", "0.9", "1.0"])
    return QueryStep(
      name: "quantile", text: "quantile(q: \(q), column: \"\(column)\", method: \"\(method)\")")
  }
}
