package import Model

/// A folder of checks and the probe that feeds them.
package struct CheckModule: Hashable, Identifiable, Sendable {
  /// The folder's name.
  package var id: String
  /// The built-in probe behind it.
  package var probe: String
  package var title: Phrase
  /// What it looks at, in one or two sentences.
  package var summary: Phrase
  /// The tables its probe fills.
  package var tables: [String]
  /// What it sends over the network; empty for a module that contacts nothing, or does not say.
  package var exchanges: [Exchange]

  package init(
    id: String, probe: String, title: Phrase, summary: Phrase, tables: [String], exchanges: [Exchange] = []
  ) {
    self.id = id
    self.probe = probe
    self.title = title
    self.summary = summary
    self.tables = tables
    self.exchanges = exchanges
  }

  /// One conversation with a service: what an administrator wants to know before it is allowed.
  package struct Exchange: Hashable, Identifiable, Sendable {
    package var id: String
    /// The ports it goes to, such as `tcp 445`.
    package var ports: Phrase
    /// What goes over the wire, in a sentence.
    package var sends: Phrase
    /// Why that harms nothing, in a sentence.
    package var safety: Phrase

    package init(id: String, ports: Phrase, sends: Phrase, safety: Phrase) {
      self.id = id
      self.ports = ports
      self.sends = sends
      self.safety = safety
    }
  }
}
