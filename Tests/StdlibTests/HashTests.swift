import Testing

@testable import Stdlib

/// Hashes against the test vectors of their standards.
@Suite struct HashTests {
  private let alphabet = Array("abcdefghijklmnopqrstuvwxyz".utf8)

  @Test func knownDigests() {
    let abc = Array("abc".utf8)
    #expect(
      hexText(sha256(abc)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hexText(sha256([])) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hexText(sha1(abc)) == "a9993e364706816aba3e25717850c26c9cd0d89d")
    #expect(hexText(md5(abc)) == "900150983cd24fb0d6963f7d28e17f72")
    #expect(hexText(md5(alphabet)) == "c3fcd3d76192e4007dfb496cca67e13b")
    #expect(xxHash64([]) == 0xEF46_DB37_51D8_E999)
    #expect(xxHash64(abc) == 0x44BC_2CF5_AD77_0999)
  }

  /// One text for each way of hashing: nothing, up to 3, 8, 16, 32 and 64 bytes, and more.
  @Test func cityHashesOfAllLengths() {
    let text = Array(String(repeating: "abcdefghijklmnopqrstuvwxyz", count: 5).utf8)
    let known: [(length: Int, hash: UInt64)] = [
      (0, 11_160_318_154_034_397_263), (3, 4_220_206_313_085_259_313),
      (8, 4_864_636_163_090_995_991), (16, 13_242_281_798_114_038_465),
      (32, 4_401_604_186_254_454_218), (33, 6_149_775_935_917_593_809),
      (64, 10_870_159_159_245_104_547), (65, 13_407_693_885_279_354_766),
      (128, 13_102_153_355_302_731_846), (130, 12_989_388_165_031_134_396),
    ]
    for (length, hash) in known {
      #expect(cityHash64(Array(text.prefix(length))) == hash, "\(length)")
    }
  }

  /// RFC 2202, case 1.
  @Test func keyedDigest() {
    let key = [UInt8](repeating: 0x0B, count: 20)
    #expect(
      hexText(hmacSHA1(Array("Hi There".utf8), key: key))
        == "b617318655057264e28bc0b6fb378c8ef146be00")
  }

  /// Lengths around the size of a block, where padding goes over into another one.
  @Test func lengthsAroundABlock() {
    let digests = (54...66).map { hexText(sha256([UInt8](repeating: 0x61, count: $0))) }
    #expect(Set(digests).count == digests.count)
    #expect(digests[1] == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318")
  }
}
