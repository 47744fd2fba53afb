package import CaseFile

/// What the evidence of one Windows machine says; rows without an asset.
package struct WindowsObservation: Sendable {
  package var system: WindowsSystem
  package var settings: [WindowsSetting] = []
  package var accounts: [WindowsAccount] = []
  package var members: [WindowsMember] = []
  package var rights: [WindowsRight] = []
  package var audits: [WindowsAudit] = []
  package var volumes: [WindowsVolume] = []
  package var services: [WindowsService] = []
  package var tasks: [WindowsTask] = []
  package var shares: [WindowsShare] = []
  package var secretPlaces: [WindowsSecretPlace] = []
  /// Whether there was any file that is known.
  package var isRecognised: Bool
  /// What could not be examined, and why.
  package var obstacles: [Obstacle]
}
