import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `secrets.get`: A secret, from the environment: `GRIDFLUX_SECRET_` and its name.
let influxdataInfluxdbSecretsGet = Builtin(
  package: "influxdata/influxdb/secrets", name: "get",
  signature: "(key: string) => string",
  documentation: Documentation(
    "A secret, from the environment: `GRIDFLUX_SECRET_` and its name.",
    parameters: [
      ("key", "The name, as it is or in capitals.")
    ],
    example: """
      import "influxdata/influxdb/secrets"

      secrets.get(key: "grid_password")
      """,
    output: "error: key \"grid_password\" not found"),
  isPure: false,
  body: .function { call in
    let key = try call.string("key")
    for name in [key, key.uppercased()] {
      if let value = getenv("GRIDFLUX_SECRET_" + name) { return .string(String(cString: value)) }
    }
    throw call.failure(
      .unavailable, "key \"\(key)\" not found", upstreamCode: 5,
      fix: "set GRIDFLUX_SECRET_\(key.uppercased()) in the environment")
  })
