import Model
import Network
import Wire

/// The echo of ICMP and ICMPv6 as a socket for datagrams carries it: the kernel fills in identifier and checksum
/// (icmp(7)).
enum EchoMessage {
  /// An echo request of RFC 792 or RFC 4443 § 4.1, and how its reply is known.
  static func question(
    _ family: IPAddress.Family, token: UInt64
  ) -> (family: IPAddress.Family, question: DatagramQuestion) {
    let request: UInt8 = family == .v4 ? 8 : 128
    let reply: UInt8 = family == .v4 ? 0 : 129
    var writer = Writer()
    writer.append([request, 0, 0, 0, 0, 0, 0, 1])
    writer.u64(token)
    let bytes = writer.bytes
    let content = Array(bytes.dropFirst(8))
    return (
      family,
      DatagramQuestion(kind: .echo, port: 0, bytes: { _ in bytes }) { answer in
        answer.first == reply && answer.dropFirst(8).elementsEqual(content)
      }
    )
  }
}
