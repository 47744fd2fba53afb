package import CaseFile

/// What the passwords probe found in one system's files.
package struct PasswordsObservation: Sendable {
  /// The name in `/etc/hostname`; nil when there is none.
  package var hostname: String?
  /// PRETTY_NAME of os-release(5); nil when there is none.
  package var system: String?
  /// The policy of `passwd`, then those of services that take weaker passwords; no asset yet.
  package var policies: [PasswordPolicy]
  /// One for each entry of `/etc/passwd`, in its order; no asset yet.
  package var accounts: [Account]
  /// What sudo lets whom do, in the order of its files; no asset yet.
  package var sudoRules: [SudoRule] = []
  /// How people become the superuser; nil when nothing of the system could be read; no asset yet.
  package var administration: Administration?
  /// What could not be examined, and why.
  package var obstacles: [Obstacle]
}
