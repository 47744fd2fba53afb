/// A shell's pattern with `*` and `?`, and `[…]` where it is a glob(7); no path separator is special.
package struct GlobPattern: Hashable, Sendable {
  fileprivate enum Piece: Hashable, Sendable {
    case byte(UInt8)
    case one
    case many
    case set([ClosedRange<UInt8>], isNegated: Bool)
  }

  private var pieces: [Piece] = []

  /// Reads a pattern; with `hasSets`, `[…]` is a set of characters, as in glob(7) and sudoers(5), not in ssh_config(5).
  package init(_ text: String, hasSets: Bool = false) {
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"): if pieces.last != .many { pieces.append(.many) }
      case UInt8(ascii: "?"): pieces.append(.one)
      case UInt8(ascii: "["): pieces.append((hasSets ? GlobPattern.set(&rest) : nil) ?? .byte(byte))
      case UInt8(ascii: "\\") where hasSets && !rest.isEmpty: pieces.append(.byte(rest.removeFirst()))
      default: pieces.append(.byte(byte))
      }
    }
  }

  /// Whether it has anything but plain characters.
  package var isWild: Bool {
    pieces.contains { if case .byte = $0 { false } else { true } }
  }

  package func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var (piece, byte) = (0, 0)
    var retry: (piece: Int, byte: Int)?
    while byte < bytes.count {
      if piece < pieces.count, pieces[piece] == .many {
        retry = (piece + 1, byte)
        piece += 1
      } else if piece < pieces.count, pieces[piece].matches(bytes[byte]) {
        piece += 1
        byte += 1
      } else if let last = retry {
        // The last star takes one more character.
        retry = (last.piece, last.byte + 1)
        (piece, byte) = (last.piece, last.byte + 1)
      } else {
        return false
      }
    }
    return pieces[piece...].allSatisfy { $0 == .many }
  }

  /// The set behind a bracket; nil, with nothing taken, when it is not closed.
  private static func set(_ rest: inout ArraySlice<UInt8>) -> Piece? {
    var inside = rest
    let isNegated = inside.first == UInt8(ascii: "!") || inside.first == UInt8(ascii: "^")
    if isNegated { inside = inside.dropFirst() }
    var ranges: [ClosedRange<UInt8>] = []
    while let byte = inside.popFirst() {
      if byte == UInt8(ascii: "]"), !ranges.isEmpty {
        rest = inside
        return .set(ranges, isNegated: isNegated)
      }
      if inside.first == UInt8(ascii: "-"), let end = inside.dropFirst().first, end != UInt8(ascii: "]") {
        inside = inside.dropFirst(2)
        ranges.append(min(byte, end)...max(byte, end))
      } else {
        ranges.append(byte...byte)
      }
    }
    return nil
  }
}

extension GlobPattern.Piece {
  fileprivate func matches(_ byte: UInt8) -> Bool {
    switch self {
    case .byte(let own): own == byte
    case .one, .many: true
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(byte) } != isNegated
    }
  }
}
