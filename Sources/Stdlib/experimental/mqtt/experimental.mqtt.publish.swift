import Interpreter

/// The built-in `mqtt.publish`: sends a message to an MQTT broker.
let experimentalMqttPublish = Builtin(
  package: "experimental/mqtt", name: "publish",
  signature: """
    (broker: string, topic: string, message: string, ?qos: int, ?retain: bool, \
    ?clientid: string, ?username: string, ?password: string, ?timeout: duration) => \
    bool
    """,
  documentation: Documentation(
    "Sends a message to an MQTT broker.",
    parameters: [
      ("broker", "The address of the broker."),
      ("topic", "The topic."),
      ("message", "The message."),
      ("qos", "The quality of service."),
      ("retain", "Whether the broker keeps it."),
      ("clientid", "The id of the client."),
      ("username", "The name of the user."),
      ("password", "The password."),
      ("timeout", "How long to wait."),
    ],
    example: """
      import "experimental/mqtt"

      mqtt.publish(broker: "tcp://localhost:1883", topic: "grid", message: "hello")
      """,
    output: "error: mqtt.publish needs an MQTT broker, which scripts cannot reach"),
  isPure: false,
  body: needsService("an MQTT broker", fix: sendFromOutside))
