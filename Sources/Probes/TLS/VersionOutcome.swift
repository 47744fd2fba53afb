/// Whether a service accepts a version: asked, answered, or not answered, which is never taken for a refusal.
enum VersionOutcome: Hashable, Sendable {
  /// A ServerHello of exactly that version.
  case accepted
  /// An alert, or a ServerHello of another version, or what ``VersionSurvey`` says of closed connections.
  case refused
  /// Twice the connection was closed without a word, which some servers do to refuse, and others when they are busy.
  case closed
  /// No clear answer, and the reason code.
  case unknown(String)
}
