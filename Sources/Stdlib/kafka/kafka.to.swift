import Interpreter

/// The built-in `kafka.to`: sends rows to Kafka.
let kafkaTo = Builtin(
  package: "kafka", name: "to",
  signature: """
    (<-tables: stream[A], brokers: [string], topic: string, ?balancer: string, \
    ?name: string, ?nameColumn: string, ?timeColumn: string, ?tagColumns: [string], \
    ?valueColumns: [string]) => stream[A] where A: Record
    """,
  documentation: Documentation(
    "Sends rows to Kafka.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("brokers", "Goes to the service as it is."),
      ("topic", "The topic."),
      ("balancer", "Goes to the service as it is."),
      ("name", "The name of the measurement."),
      ("nameColumn", "Goes to the service as it is."),
      ("timeColumn", "The column of times."),
      ("tagColumns", "The columns that are tags."),
      ("valueColumns", "The columns that are values."),
    ],
    example: """
      import "kafka"
      import "sampledata"

      sampledata.float()
        |> kafka.to(brokers: ["localhost:9092"], topic: "grid")
      """,
    output: "error: kafka.to needs Kafka, which scripts cannot reach"),
  isPure: false,
  body: needsService("Kafka", fix: sendFromOutside))
