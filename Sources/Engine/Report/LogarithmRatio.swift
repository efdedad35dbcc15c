#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// log(value) / log(whole); 0 where the whole is 1.
func logarithmRatio(_ value: Double, _ whole: Double) -> Double {
  let denominator = log(whole)
  return denominator == 0 ? 0 : log(value) / denominator
}
