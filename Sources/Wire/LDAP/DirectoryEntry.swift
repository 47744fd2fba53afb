/// One entry of a directory: its distinguished name, and its attributes with their values as bytes.
package struct DirectoryEntry: Hashable, Sendable {
  package var name: String
  /// By the attributes' names in lower case, without options (RFC 4512 § 2.5).
  package private(set) var attributes: [String: [[UInt8]]] = [:]

  package init(name: String) { self.name = name }

  package mutating func add(_ values: [[UInt8]], to type: String) {
    attributes[DirectoryEntry.key(type), default: []] += values
  }

  /// The name under which an attribute is kept: in lower case, without options such as `range=0-1499`.
  package static func key(_ type: some StringProtocol) -> String { type.prefix { $0 != ";" }.lowercased() }

  package subscript(_ attribute: String) -> [[UInt8]] { attributes[attribute.lowercased()] ?? [] }

  package func has(_ attribute: String) -> Bool { attributes[attribute.lowercased()] != nil }

  /// The values that are UTF-8.
  package func texts(_ attribute: String) -> [String] {
    self[attribute].compactMap { String(validating: $0, as: UTF8.self) }
  }

  package func text(_ attribute: String) -> String? { texts(attribute).first }

  /// The first value as a whole number in decimal digits.
  package func integer(_ attribute: String) -> Int? { text(attribute).flatMap { Int($0) } }

  /// The first value as TRUE or FALSE (RFC 4517 § 3.3.3).
  package func flag(_ attribute: String) -> Bool? {
    switch text(attribute)?.uppercased() {
    case "TRUE": true
    case "FALSE": false
    default: nil
    }
  }
}
