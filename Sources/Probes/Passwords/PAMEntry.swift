internal import Wire

/// One entry of an expanded PAM stack.
struct PAMEntry {
  enum Kind {
    /// The module's name without path and `.so`.
    case module(name: String, arguments: [String])
    /// Marks where a substack begins; its entries follow one level deeper.
    case substack
    /// A line that cannot be carried out: it always fails.
    case mustFail
  }

  var kind: Kind
  var control: PAMControl
  /// The line, as `file:line`.
  var place: String
  /// How deep in substacks.
  var level: Int
  /// Whether the module's file is there; nil when that cannot be told.
  var isPresent: Bool?
}
