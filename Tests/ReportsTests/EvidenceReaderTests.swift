import Foundation
import Testing

@testable import Reports

/// The quick reader of evidence must never say anything else than the decoder does.
@Suite struct EvidenceReaderTests {
  private static func decoded(_ text: String) -> [String: EvidenceValue]? {
    try? JSONDecoder().decode([String: EvidenceValue].self, from: Data(text.utf8))
  }

  @Test(arguments: [
    #"{}"#, #"{"port":443}"#, #"{"address":"10.0.0.1","port":22,"name":null}"#, #"{"żółw":"księgowość","delta":-7}"#,
    #"{"zero":0,"text":""}"#, #"{"most":9223372036854775807}"#,
  ])
  func itReadsTheUsualForm(text: String) throws {
    let values = try #require(EvidenceReader.values(of: text))
    #expect(values == Self.decoded(text))
  }

  @Test(arguments: [
    "", "{", "}", "[]", "null", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":1}x"#, #"{"a":1}{"#, #"{ "a":1}"#,
    #"{"a":1.5}"#, #"{"a":1e3}"#, #"{"a":007}"#, #"{"a":-}"#, #"{"a":true}"#, #"{"a":[1]}"#, #"{"a":{"b":1}}"#,
    #"{"a":"x\n"}"#, "{\"a\":\"x\ny\"}", #"{"a":"x}"#, #"{"a":nul}"#, #"{"a":1,"a":2}"#,
    #"{"a":99999999999999999999}"#,
  ])
  func itLeavesEverythingElseToTheDecoder(text: String) {
    #expect(EvidenceReader.values(of: text) == nil)
  }

  /// Damaged objects: what it reads at all, the decoder reads the same.
  @Test func itAgreesWithTheDecoderOnDamagedObjects() {
    let whole = Array(#"{"address":"10.0.0.1","port":22,"name":null,"count":-10}"#.utf8)
    var compared = 0
    for place in whole.indices {
      for byte: UInt8 in [0x00, 0x20, 0x22, 0x2C, 0x2D, 0x30, 0x39, 0x3A, 0x5C, 0x61, 0x6E, 0x7B, 0x7D, 0xFF] {
        var damaged = whole
        damaged[place] = byte
        let text = String(decoding: damaged, as: UTF8.self)
        guard let values = EvidenceReader.values(of: text) else { continue }
        compared += 1
        #expect(values == Self.decoded(text), "\(text)")
      }
    }
    #expect(compared > 100)
  }
}
