package import Model

/// A module that looks at services which the ports module found: a folder in `checks/`, a word for `--modules`.
package struct ServiceModule: Identifiable, Sendable {
  package var id: String
  /// What people call it.
  package var title: Phrase
  /// The probes that make it up; more than one may be meant for the same endpoint.
  package var probes: [any ServiceProbe.Type]

  package init(id: String, title: Phrase, probes: [any ServiceProbe.Type]) {
    self.id = id
    self.title = title
    self.probes = probes
  }

  /// Every such module, in the order in which they are run.
  package static let all: [ServiceModule] = [
    ssh
  ]

  package static func named(_ id: String) -> ServiceModule? { all.first { $0.id == id } }
}
