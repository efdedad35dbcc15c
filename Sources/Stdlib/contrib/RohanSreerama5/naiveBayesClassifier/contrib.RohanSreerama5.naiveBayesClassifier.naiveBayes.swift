import Interpreter

/// The built-in `naiveBayesClassifier.naiveBayes`: how probable each class is for each value of a
/// field, learnt from rows of five fixed days and set beside the rows of the day before.
let contribRohanSreerama5NaiveBayesClassifierNaiveBayes = Builtin(
  package: "contrib/RohanSreerama5/naiveBayesClassifier", name: "naiveBayes",
  signature: """
    (<-tables: stream[A], myClass: string, myField: string, myMeasurement: string) => \
    stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "How probable each class is for each value of a field. As upstream has it: rows of 2020-01-02 "
      + "to 2020-01-06 teach it, rows of 2020-01-01 with an `Animal_name` are told, and the class "
      + "must be the column `airborne`.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("myClass", "The column of classes; it must be `airborne`."),
      ("myField", "The field whose values tell the class."),
      ("myMeasurement", "The measurement to look at."),
    ],
    example: """
      import "array"
      import "contrib/RohanSreerama5/naiveBayesClassifier"

      row = (time, name, airborne, value) =>
        ({_time: time, _measurement: "zoo", _field: "tail", _value: value, Animal_name: name, airborne: airborne})

      array.from(
        rows: [
          row(time: 2020-01-01T10:00:00Z, name: "kite", airborne: "1", value: 1),
          row(time: 2020-01-02T10:00:00Z, name: "crow", airborne: "1", value: 1),
          row(time: 2020-01-02T11:00:00Z, name: "gull", airborne: "1", value: 1),
          row(time: 2020-01-02T12:00:00Z, name: "lion", airborne: "0", value: 1),
          row(time: 2020-01-02T13:00:00Z, name: "frog", airborne: "0", value: 0),
        ],
      )
        |> naiveBayesClassifier.naiveBayes(myClass: "airborne", myField: "tail", myMeasurement: "zoo")
        |> keep(columns: ["Animal_name", "airborne_P_k_x_class", "Probability"])
      """,
    output: """
      Animal_name,Probability,airborne_P_k_x_class
      kite,0.3333333333333333,0
      kite,0.6666666666666666,1
      """),
  body: .flux(
    source: """
      (tables=<-, myClass, myField, myMeasurement) => {
        between = (start, stop) =>
          tables
            |> range(start: start, stop: stop)
            |> filter(fn: (r) => r._measurement == myMeasurement and r._field == myField)
            |> group()
        training = between(start: 2020-01-02T00:00:00Z, stop: 2020-01-06T23:00:00Z)
        told =
          between(start: 2020-01-01T00:00:00Z, stop: 2020-01-01T23:00:00Z)
            |> keep(columns: ["_value", "Animal_name", "_field"])
        all =
          training
            |> group(columns: ["_field"])
            |> count()
            |> findRecord(fn: (key) => key._field == myField, idx: 0)
        share = (count) => float(v: count) / float(v: all._value)
        classes =
          training
            |> group(columns: [myClass, "_field"])
            |> count()
            |> map(fn: (r) => ({r with p_k: share(count: r._value), tc: all._value}))
            |> group()
        values =
          training
            |> group(columns: ["_value", "_field"])
            |> count(column: myClass)
            |> map(fn: (r) => ({r with p_x: share(count: r.airborne), tc: all._value}))
        pairs =
          training
            |> group(columns: ["_field", "_value", myClass])
            |> reduce(fn: (r, accumulator) => ({sum: 1.0 + accumulator.sum}), identity: {sum: 0.0})
            |> group()
        pairsOfClasses =
          join(tables: {classes: classes, pairs: pairs}, on: [myClass])
            |> group(columns: [myClass, "_value_pairs"])
            |> limit(n: 1)
            |> map(fn: (r) => ({r with P_x_k: r.sum / float(v: r._value_classes)}))
            |> drop(columns: ["_field_classes", "_value_classes"])
            |> rename(columns: {_field_pairs: "_field", _value_pairs: "_value"})
        probabilities =
          join(tables: {P_k_x_class: pairsOfClasses, P_value_x: values}, on: ["_value", "_field"])
            |> map(fn: (r) => ({r with Probability: r.P_x_k * r.p_k / r.p_x}))

        return join(tables: {Probability_table: probabilities, r: told}, on: ["_value"])
      }
      """, imports: []))
