/// One place where a script gives another result here than upstream, and why.
package struct Difference: Sendable {
  /// Never reused: `D001`.
  package let id: String
  /// The function or the part of the language.
  package let area: String
  package let upstream: String
  package let ours: String
  /// Why upstream's behaviour is not copied.
  package let reason: String
  /// Where upstream's behaviour was reported, such as `flux#1996`; nil where no report was found.
  package var issue: String?
  /// Upstream's testcases that hold its behaviour and so fail here, as the scoreboard names them.
  package var testcases: [String] = []
}

/// All differences that are meant; a difference that is not here is a defect.
package let differences: [Difference] = [
  Difference(
    id: "D001", area: "^ on ints",
    upstream: "gives a float, which fails where an int is expected",
    ours: "gives an int", reason: "the declared type is int",
    issue: "flux#4695"),
  Difference(
    id: "D002", area: "map of constants",
    upstream: "a body of constants only gives no rows", ours: "gives one row for each row",
    reason: "defect of upstream's vectorised map",
    issue: "flux#5374"),
  Difference(
    id: "D003", area: "map that changes the group key",
    upstream: "rows may end up in the table of another row's key",
    ours: "every row goes to the table of its own cells",
    reason: "upstream takes the key from the wrong row"),
  Difference(
    id: "D004", area: "toFloat on times", upstream: "gives nanoseconds",
    ours: "fails, as float() does on both", reason: "two forms of one conversion must agree"),
  Difference(
    id: "D005", area: "self join",
    upstream: "join and join.inner fail when both sides are one stream", ours: "works",
    reason: "upstream's planner confuses the two sides",
    issue: "flux#3776"),
  Difference(
    id: "D006", area: "yield of a stream that is also a result",
    upstream: "fails with a duplicate operation", ours: "both are results",
    reason: "the natural reading"),
  Difference(
    id: "D007", area: "window(every: inf, createEmpty: true)",
    upstream: "adds a window from 1677 to 2262", ours: "one window, the range",
    reason: "no such window was asked for"),
  Difference(
    id: "D008", area: "null at file level",
    upstream: "and, or, not, minus and if on a null stop the program",
    ours: "three-valued logic; if takes the else branch",
    reason: "upstream's own strict logic, without the crash",
    issue: "flux#5188"),
  Difference(
    id: "D009", area: "set() on a column of another type", upstream: "stops the program",
    ours: "fails with a message", reason: "a crash is no answer",
    issue: "flux#1996"),
  Difference(
    id: "D010", area: "strings.repeat with a negative count", upstream: "stops the program",
    ours: "fails with a message", reason: "a crash is no answer"),
  Difference(
    id: "D011", area: "window(period) below zero", upstream: "stops the program",
    ours: "fails with a message", reason: "a crash is no answer"),
  Difference(
    id: "D012", area: "date functions and truncateTimeColumn on null", upstream: "stop the program",
    ours: "give null", reason: "a crash is no answer"),
  Difference(
    id: "D013", area: "movingAverage on too few rows",
    upstream: "gives the row and an empty table of the same key", ours: "gives the row",
    reason: "keys are unique in a stream"),
  Difference(
    id: "D014", area: "exponentialMovingAverage of an empty table",
    upstream: "gives a row without even the key", ours: "gives an empty table",
    reason: "a table's key is constant"),
  Difference(
    id: "D015", area: "elapsed on null times", upstream: "counts them as 1970",
    ours: "gives null", reason: "no time is known"),
  Difference(
    id: "D016", area: "sort with NaN", upstream: "order depends on where NaN stands",
    ours: "NaN after all numbers, ascending", reason: "one answer on every path"),
  Difference(
    id: "D017", area: "order of columns after map, of rows after union",
    upstream: "random", ours: "source order", reason: "one answer on every path"),
  Difference(
    id: "D018", area: "windows and date.truncate shorter than a clock change",
    upstream: "rows are lost in autumn, and date.truncate goes back to the first of two hours",
    ours: "every row lies in a window, and date.truncate gives its start",
    reason: "nothing is dropped silently",
    issue: "influxdb#23237"),
  Difference(
    id: "D019", area: "difference, derivative and cumulativeSum of a key column",
    upstream: "cells become 0, or add up", ours: "the column stays as it is",
    reason: "a table's key is constant"),
  Difference(
    id: "D020", area: "sum and mean of floats",
    upstream: "rounded at every addition", ours: "exactly rounded once",
    reason: "one answer on every path, whatever the order"),
  Difference(
    id: "D021", area: "unit: 0s of elapsed, integral, stateDuration",
    upstream: "gives nonsense", ours: "fails with a message", reason: "division by zero"),
  Difference(
    id: "D022", area: "unary minus on uint", upstream: "fails or stops the program",
    ours: "fails with a message", reason: "a crash is no answer"),
  Difference(
    id: "D024", area: "math functions of null in map",
    upstream: "null or an error, depending on how the null arose", ours: "null",
    reason: "one answer for one value"),
  Difference(
    id: "D025", area: "time literals, ranges and windows beyond 1677 and 2262",
    upstream: "wrap around", ours: "a literal is refused, bounds stay at the limit",
    reason: "a wrong date is no answer; times from data and sums wrap around on both"),
  Difference(
    id: "D026", area: "lambdas over tables whose columns differ in type",
    upstream: "fail where one table's type is not the inferred one",
    ours: "are typed for each table", reason: "the lambda may be right for both"),
  Difference(
    id: "D027", area: "union and join of generate.from",
    upstream: "the tables are told apart by _start and _stop, which they have in the key only",
    ours: "they have no group key", reason: "key columns are columns"),
  Difference(
    id: "D029", area: "union of a stream that went through range() twice with one of a closed type",
    upstream: "fails to type: the record has _start twice, the other one once",
    ours: "works", reason: "the second range replaces the columns of the first"),
  Difference(
    id: "D030", area: "aggregateWindow of mean, sum or count with a period longer than every",
    upstream:
      "windows that the range cuts to one start or stop are told apart by their number alone, so "
      + "that a value may stand in the row of an empty window",
    ours: "each row has the value of its own window", reason: "the value belongs to the window"),
  Difference(
    id: "D036", area: "!= on arrays, records and bytes", upstream: "fails, though == works",
    ours: "is the opposite of ==", reason: "the types allow it"),
  Difference(
    id: "D037", area: "unary plus", upstream: "fails whatever it stands before",
    ours: "gives the number or duration as it is", reason: "the types allow it"),
  Difference(
    id: "D038", area: "duration of a text that is none, such as \"1x\"", upstream: "gives 0ns",
    ours: "fails with a message", reason: "nothing is dropped silently"),
  Difference(
    id: "D039", area: "words of errors",
    upstream: "the call's name before the message, such as map: failed to evaluate map function:",
    ours: "the message alone; its place shows the step, a note names it",
    reason: "a place in the script says more than a function's name"),
  Difference(
    id: "D040", area: "functions that reach a service: http, requests, sql.from, slack.endpoint, …",
    upstream: "send or fetch", ours: "fail with E0107 and name a substitute",
    reason: "scripts reach no network; nothing may seem to have been sent"),
  Difference(
    id: "D041", area: "secrets.get", upstream: "asks the host's secret service",
    ours: "reads GRIDFLUX_SECRET_ and the name from the environment",
    reason: "there is no host; secrets stay out of scripts and stores"),
  Difference(
    id: "D042", area: "holtWinters(interval: 0s)", upstream: "never ends",
    ours: "fails with a message", reason: "a hang is no answer"),
  Difference(
    id: "D043", area: "events.duration and timestamps of null",
    upstream: "null times count as 1970", ours: "give null", reason: "no time is known"),
  Difference(
    id: "D044", area: "option profiler.enabledProfilers",
    upstream: "adds a result _profiler", ours: "adds nothing",
    reason: "gridflux explain --analyze shows the same and more"),
  Difference(
    id: "D045", area: "runtime.version", upstream: "version of upstream's library",
    ours: "version of gridflux", reason: "the program tells its own"),
  Difference(
    id: "D046", area: "polyline.rdp on null values", upstream: "takes them for some number",
    ours: "leaves them out", reason: "no value is known"),
  Difference(
    id: "D047", area: "annotated CSV whose key columns vary within a table",
    upstream: "the table has the key of its first row, and cells that say otherwise",
    ours: "each run of rows with one key is a table",
    reason: """
      a table's key is constant; with the first row's key in all cells other testcases fail, as \
      they read the cells (group_by_field, group_except)
      """,
    issue: "flux#5168",
    testcases: [
      "universe/join_mismatched_schema_test.flux same_column_on_both_stream_with_different_type",
      "universe/join_test.flux join_base", "universe/to_convert_test.flux to_float",
    ]),
  Difference(
    id: "D048", area: "relativeStrengthIndex of one row or none",
    upstream: "gives a row whose other columns are null, the key's too",
    ours: "gives the row with its own cells, or none", reason: "a table's key is constant"),
  Difference(
    id: "D049", area: "a script without a result",
    upstream: "fails: this Flux script returns no streaming data",
    ours: "runs; the value of its last expression is shown", reason: "a value is an answer too",
    issue: "docs-v2#4795"),
  Difference(
    id: "D050", area: "sort |> limit and top with n below zero", upstream: "give all rows",
    ours: "give none, as limit does by itself", reason: "one step has one meaning"),
  Difference(
    id: "D051",
    area: """
      tail(offset) and quantile(compression) below zero, bitwise.slshift(b: -1), \
      linearBins(count: -1), histogram(bins: []), relativeStrengthIndex(n: 0), option now = 1
      """,
    upstream: "stop the program", ours: "fail with a message", reason: "a crash is no answer"),
  Difference(
    id: "D052", area: "reduce whose function gives {accumulator with …}",
    upstream: "fails to type where the identity is a literal", ours: "works",
    reason: "the record has each field once"),
  Difference(
    id: "D053", area: "array.map and array.filter inside a row function",
    upstream: "fail: their function does not see r", ours: "work", reason: "the natural reading"),
  Difference(
    id: "D054", area: "% by a column that is 0, in map", upstream: "stops the program",
    ours: "fails with a message", reason: "a crash is no answer"),
  Difference(
    id: "D055", area: "fill(usePrevious: true) of a null key column", upstream: "stops the program",
    ours: "leaves it null", reason: "a crash is no answer"),
  Difference(
    id: "D056", area: "tripleExponentialDerivative beside other columns of ints",
    upstream: "gives them nulls", ours: "leaves them as they are",
    reason: "they are no part of it"),
  Difference(
    id: "D057", area: "a null field of a record made inside a row function",
    upstream: "stops the program", ours: "gives null", reason: "a crash is no answer"),
  Difference(
    id: "D058", area: "stateCount and stateDuration into a column that is there",
    upstream: "give a table with two columns of one name", ours: "fail with a message",
    reason: "a column is found by its name"),
  Difference(
    id: "D059", area: "windows and date.truncate by months from a 29th, 30th or 31st",
    upstream:
      "the rest of the day on which a shorter month starts its window is in no window; "
      + "date.truncate gives the start of the month before",
    ours: "it lies in the window that starts on that day", reason: "nothing is dropped silently"),
  Difference(
    id: "D060", area: "elapsed and events.duration by a column that holds no times",
    upstream: "give tables without rows", ours: "fail with a message",
    reason: "nothing is dropped silently"),
  Difference(
    id: "D061", area: "stateDuration and integral before 1970",
    upstream: "fail, as the first time is compared with 1970", ours: "work as after 1970",
    reason: "the times are in order"),
  Difference(
    id: "D062", area: "mode of a table that came together from several",
    upstream: "gives the modes of each piece, one after another", ours: "the modes of the table",
    reason: "the pieces are no part of the question"),
  Difference(
    id: "D063", area: "group() of tables whose columns differ in type",
    upstream: "fails at a later step, and not at all where filter or map drops what differs",
    ours: "fails at once", reason: "a table has one schema"),
]

/// Recorded cases of upstream's answers that differ because of an entry: name to id.
package let differingCases: [String: String] = [
  "p0745": "D026", "p0871": "D024", "p1366": "D029",
]
