import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built-in `system.time`: the time at which this call is evaluated, unlike `now` not that
/// of the query.
let systemTime = Builtin(
  package: "system", name: "time",
  signature: "() => time",
  documentation: Documentation(
    "The time at which this call is evaluated, unlike `now` not that of the query.",
    example: """
      import "system"

      system.time() > 2021-06-07T00:00:00Z
      """,
    output: "true"),
  isPure: false,
  body: .function { call in
    var clock = timespec()
    guard clock_gettime(CLOCK_REALTIME, &clock) == 0 else {
      throw call.failure(.unavailable, "the clock of this machine cannot be read")
    }
    return .time(Int64(clock.tv_sec) * 1_000_000_000 + Int64(clock.tv_nsec))
  })
