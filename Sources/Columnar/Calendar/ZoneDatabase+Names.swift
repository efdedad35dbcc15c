/// The names of all zones and their aliases, ascending; empty without the database's text form.
/// Complexity: O(database).
package func zoneNames() -> [String] {
  guard let bytes = readZoneText() else { return [] }
  var names: [String] = ["UTC"]
  for line in bytes.split(separator: 0x0A) {
    // `Z NAME offset …` begins a zone, `L TARGET NAME` an alias.
    let words = line.split(separator: 0x20, maxSplits: 3)
    if words.count >= 3, words[0].elementsEqual([0x5A]) {
      names.append(String(decoding: words[1], as: UTF8.self))
    } else if words.count == 3, words[0].elementsEqual([0x4C]) {
      names.append(String(decoding: words[2], as: UTF8.self))
    }
  }
  return Set(names).sorted()
}
