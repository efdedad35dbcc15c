/// All rules in the order in which they are tried on a node; the order matters for speed of
/// planning only, because they run to a fixpoint.
///
/// Two filters in a row are not made one: when both tests can fail, which failure comes first would
/// depend on the size of batches.
package let standardRules: [any PlanRule] = [
  // Before all that ask for schemas: it settles which columns a map has, and in which order.
  VectorizeMap(),
  // Then what removes steps, so that the pushdowns below meet their sources.
  RemoveTrivialFilter(),
  MergeGroups(),
  RemoveRedundantSort(),
  RemoveRepeatedStep(),
  // Bounds before predicates: they decide which schemas are left, and so which predicates type.
  PushRangeIntoScan(),
  PushFilterIntoScan(),
  // Aggregates before limits and columns: they need neither once the source carries them out.
  PushAggregateIntoScan(),
  PushAggregateWindowIntoScan(),
  PushLimitIntoScan(),
  PushColumnsIntoScan(),
  // Last, because a sort that is removed or a limit that is pushed leaves nothing to merge.
  SortLimit(),
]
