import Diagnostics

/// A map function whose result is no record, in upstream's words.
func mapResultFailure(_ type: String, _ span: Span?) -> QueryFailure {
  QueryFailure(.rowFunctionResult, "map function must return an object, got \(type)", at: span)
}

/// A map function that gives a label a value that no column can hold, in upstream's words.
func unsupportedPropertyFailure(_ label: String, _ type: String, _ span: Span?) -> QueryFailure {
  QueryFailure(
    .rowFunctionResult,
    "map object property \"\(label)\" is \(type) type which is not supported in a flux table",
    at: span)
}

/// A reduce function whose result is no record.
func reduceResultFailure(_ type: String, _ span: Span?) -> QueryFailure {
  QueryFailure(.rowFunctionResult, "reduce function must return an object, got \(type)", at: span)
}

/// A reduce function that gives a field of the accumulator a null, in upstream's words.
func reducedNullFailure(_ label: String, _ span: Span?) -> QueryFailure {
  QueryFailure(
    .rowFunctionResult,
    "null values are not supported for \"\(label)\" in the reduce() function", at: span)
}
