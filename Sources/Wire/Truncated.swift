/// The bytes ended before the field did.
package struct Truncated: Error, Hashable, Sendable, CustomStringConvertible {
  /// How many bytes the field takes.
  package let needed: Int
  /// How many bytes were left.
  package let available: Int

  package init(needed: Int, available: Int) {
    self.needed = needed
    self.available = available
  }

  package var description: String { "a field of \(needed) bytes where \(available) are left" }
}
