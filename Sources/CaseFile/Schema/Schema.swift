/// Every documented table and view of a case file, in the order in which they are made.
package enum Schema {
  /// Written into the file's header, so that `file(1)` and Tarcza know it: the bytes "TrCz".
  package static let applicationID: Int32 = 0x5472_437A

  /// Rises with every change that an older Tarcza could not read.
  package static let version = 1

  package static let tables: [CaseTable] =
    examination + network + encryption + machines + windows + directories + answers

  /// What was examined, by whom, and each contact.
  private static let examination: [CaseTable] = [
    Run.table,
    CaseInfo.table,
    Unit.table,
    Job.table,
    Contact.table,
  ]

  /// Hosts, ports and services.
  private static let network: [CaseTable] = [
    Asset.table,
    Endpoint.table,
    PortSummary.table,
    Listener.table,
    Service.table,
    Reachability.table,
  ]

  /// TLS services and what they serve.
  private static let encryption: [CaseTable] = [
    TLSEndpoint.table,
    TLSVersion.table,
    TLSSuite.table,
    TLSGroup.table,
    TLSSignature.table,
    TLSAbsence.table,
    TLSCertificate.table,
    StartTLS.table,
    HTTPEndpoint.table,
    TLSProfile.table,
    TLSGrade.table,
    SSHEndpoint.table,
  ]

  /// What machines' own files and settings say.
  private static let machines: [CaseTable] = [
    PasswordPolicy.table,
    Account.table,
    SudoRule.table,
    Administration.table,
    SSHServer.table,
    SSHSetting.table,
    SSHHostKey.table,
    HostSystem.table,
    HostUpdates.table,
    HostFirewall.table,
    HostProtection.table,
    HostLogging.table,
    HostBackup.table,
    KernelSetting.table,
    MountPoint.table,
    KeyFile.table,
    FileWalk.table,
    LooseFile.table,
  ]

  /// Domains of Active Directory and Samba AD.
  private static let directories: [CaseTable] = [
    DirectoryDomain.table,
    DirectoryPasswordPolicy.table,
    DirectoryAccount.table,
    DirectoryComputer.table,
    DirectoryGroup.table,
    DirectoryMember.table,
    DirectoryPermission.table,
    DirectoryTrust.table,
    DirectoryTemplate.table,
    DirectoryZone.table,
    DirectoryService.table,
  ]

  /// What the evidence of Windows machines says.
  private static let windows: [CaseTable] = [
    WindowsSystem.table,
    WindowsSetting.table,
    WindowsAccount.table,
    WindowsMember.table,
    WindowsRight.table,
    WindowsAudit.table,
    WindowsVolume.table,
    WindowsService.table,
    WindowsTask.table,
    WindowsShare.table,
    WindowsSecretPlace.table,
  ]

  /// People's answers, verdicts, and what was merged.
  private static let answers: [CaseTable] = [
    SurveyAnswer.table,
    InventoryItem.table,
    InventoryItem.comparison,
    FindingRecord.table,
    FindingRecord.view,
    AcceptedRisk.table,
    Judging.table,
    MergedCase.table,
    MergeConflict.table,
  ]

  package static func table(_ name: String) -> CaseTable? { tables.first { $0.name == name } }
}
