package import CaseFile

/// What was seen of a directory, and what stood in the way.
package struct DirectoryObservation: Sendable {
  package var domains: [DirectoryDomain] = []
  package var policies: [DirectoryPasswordPolicy] = []
  package var accounts: [DirectoryAccount] = []
  package var computers: [DirectoryComputer] = []
  package var groups: [DirectoryGroup] = []
  package var members: [DirectoryMember] = []
  package var permissions: [DirectoryPermission] = []
  package var trusts: [DirectoryTrust] = []
  package var templates: [DirectoryTemplate] = []
  package var zones: [DirectoryZone] = []
  /// How the server lets one in; nil for a file.
  package var service: DirectoryService?
  package var contacts: [Contact] = []
  package var obstacles: [Obstacle] = []

  package init() {}
}
