/// What a device answers to a probe of WS-Discovery 1.1 (OASIS, § 5): printers, cameras (ONVIF) and Windows do.
package struct ProbeMatches: Hashable, Sendable {
  /// The kinds of device that it names, such as `PrintDeviceType`, in the order of mention.
  package let types: [String]

  /// A probe for any device, sent to one address.
  package static func question(_ uuid: String) -> [UInt8] {
    Array(
      ("<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" "
        + "xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\" "
        + "xmlns:d=\"http://schemas.xmlsoap.org/ws/2005/04/discovery\"><s:Header>"
        + "<a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</a:Action>"
        + "<a:MessageID>urn:uuid:\(uuid)</a:MessageID><a:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To>"
        + "</s:Header><s:Body><d:Probe/></s:Body></s:Envelope>").utf8)
  }

  /// Nil when `bytes` do not answer the probe `uuid`.
  package init?(_ bytes: [UInt8], to uuid: String) {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    guard text.utf8.count >= 64, ProbeMatches.holds(text, "ProbeMatches"), ProbeMatches.holds(text, uuid) else {
      return nil
    }
    let known = [
      "NetworkVideoTransmitter", "PrintDeviceType", "ScanDeviceType", "Computer", "StorageDeviceType",
    ]
    types = known.filter { ProbeMatches.holds(text, $0) }
  }

  private static func holds(_ text: String, _ word: String) -> Bool {
    let (text, word) = (Array(text.utf8), Array(word.utf8))
    guard text.count >= word.count, let first = word.first else { return false }
    return (0...(text.count - word.count)).contains {
      text[$0] == first && text[$0..<($0 + word.count)].elementsEqual(word)
    }
  }
}
