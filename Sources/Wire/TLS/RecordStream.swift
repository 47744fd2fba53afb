/// The records of TLS as they come, of which only alerts and handshake messages in the clear are kept.
///
/// For what follows a server's first flight: what is inside other records is nobody's business here, so that a peer
/// which gives away its memory gives it to no one.
package struct RecordStream: Sendable {
  /// One record.
  package struct Record: Hashable, Sendable {
    /// 20 ChangeCipherSpec, 21 alert, 22 handshake, 23 application data, 24 heartbeat.
    package let type: UInt8
    package let length: Int
    /// The body of an alert of two bytes; nil for anything else, encrypted alerts included.
    package let alert: Alert?
  }

  /// What comes next.
  package enum Step: Hashable, Sendable {
    case needMore
    case record(Record)
    /// No TLS, or more than ``ServerFlight/byteLimit`` bytes.
    case malformed
  }

  private var header: [UInt8] = []
  private var body: [UInt8] = []
  private var missing = 0
  private var rest: [UInt8] = []
  private var position = 0
  private var received = 0

  package init() {}

  /// Takes in bytes as they come from the server.
  package mutating func receive(_ bytes: [UInt8]) {
    received += bytes.count
    rest = Array(rest[position...]) + bytes
    position = 0
  }

  /// The next whole record.
  package mutating func next() -> Step {
    if received > ServerFlight.byteLimit { return .malformed }
    while position < rest.count {
      if header.count < 5 {
        header.append(rest[position])
        position += 1
        guard header.count == 5 else { continue }
        missing = Int(header[3]) << 8 | Int(header[4])
        guard (20...24).contains(header[0]), header[1] == 3, missing <= ServerFlight.recordLimit else {
          return .malformed
        }
        body = []
      } else {
        let taken = min(missing, rest.count - position)
        if header[0] == 21, body.count < 2 {
          body.append(contentsOf: rest[position..<(position + min(taken, 2 - body.count))])
        }
        position += taken
        missing -= taken
      }
      if header.count == 5, missing == 0 { return .record(take()) }
    }
    return .needMore
  }

  private mutating func take() -> Record {
    let length = Int(header[3]) << 8 | Int(header[4])
    let alert = header[0] == 21 && length == 2 ? try? Alert(body: body) : nil
    defer { header = [] }
    return Record(type: header[0], length: length, alert: alert)
  }
}
