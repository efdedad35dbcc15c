import Interpreter

/// The built-in `mqtt.to`: sends rows to an MQTT broker.
let experimentalMqttTo = Builtin(
  package: "experimental/mqtt", name: "to",
  signature: """
    (<-tables: stream[A], broker: string, ?topic: string, ?qos: int, ?retain: bool, \
    ?clientid: string, ?username: string, ?password: string, ?name: string, \
    ?timeout: duration, ?timeColumn: string, ?tagColumns: [string], ?valueColumns: \
    [string]) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Sends rows to an MQTT broker.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("broker", "The address of the broker."),
      ("topic", "The topic."),
      ("qos", "The quality of service."),
      ("retain", "Whether the broker keeps it."),
      ("clientid", "The id of the client."),
      ("username", "The name of the user."),
      ("password", "The password."),
      ("name", "The name of the measurement."),
      ("timeout", "How long to wait."),
      ("timeColumn", "The column of times."),
      ("tagColumns", "The columns that are tags."),
      ("valueColumns", "The columns that are values."),
    ],
    example: """
      import "experimental/mqtt"
      import "sampledata"

      sampledata.float()
        |> mqtt.to(broker: "tcp://localhost:1883")
      """,
    output: "error: mqtt.to needs an MQTT broker, which scripts cannot reach"),
  isPure: false,
  body: needsService("an MQTT broker", fix: sendFromOutside))
