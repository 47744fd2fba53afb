/// Settings of logging, updates, protection and services.
extension WindowsSettingRule {
  static let hardening: [WindowsSettingRule] = [
    .init("powershell-script-blocks", [.policy("\(powershell)\\ScriptBlockLogging", "EnableScriptBlockLogging")], 0),
    .init("powershell-modules", [.policy("\(powershell)\\ModuleLogging", "EnableModuleLogging")], 0),
    .init("powershell-transcripts", [.policy("\(powershell)\\Transcription", "EnableTranscripting")], 0),
    .init("powershell-2", [.fact("powershell-2")]),
    .init(
      "command-lines-logged",
      [
        .software(
          "Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Audit", "ProcessCreationIncludeCmdLine_Enabled")
      ], 0),
    .init(
      "security-log-bytes",
      [.fact("security-log-bytes"), .service("EventLog\\Security", "MaxSize")]),
    .init("autorun-drives", [.software(explorer, "NoDriveTypeAutoRun")], 0x91),
    .init("autorun-off", [.software(explorer, "NoAutorun")], 0),
    .init("always-install-elevated", [.policy("Microsoft\\Windows\\Installer", "AlwaysInstallElevated")], 0),
    .init("updates-off", [.policy("\(update)\\AU", "NoAutoUpdate")], 0),
    .init("updates-option", [.policy("\(update)\\AU", "AUOptions")]),
    .init("update-server-used", [.policy("\(update)\\AU", "UseWUServer")], 0),
    .init("update-server", [.policy(update, "WUServer")], reading: .text),
    .init("defender-off", [.policy("Microsoft\\Windows Defender", "DisableAntiSpyware")], 0),
    .init(
      "defender-real-time-off",
      [.policy("Microsoft\\Windows Defender\\Real-Time Protection", "DisableRealtimeMonitoring")], 0),
    .init(
      "smartscreen",
      [.policy("Microsoft\\Windows\\System", "EnableSmartScreen")], 1),
    .init("usb-storage-denied", [.policy("Microsoft\\Windows\\RemovableStorageDevices", "Deny_All")], 0),
    .init("usb-storage-start", [.service("USBSTOR", "Start")], 3),
    .init("time-type", [.service("W32Time\\Parameters", "Type")], reading: .text),
  ]

  static let services: [WindowsSettingRule] = [
    .init("spooler-start", [.service("Spooler", "Start")], 2),
    .init(
      "printer-drivers-restricted",
      [.policy("Microsoft\\Windows NT\\Printers\\PointAndPrint", "RestrictDriverInstallationToAdministrators")], 1),
  ]

  /// Policies of the user who was logged in when the evidence was collected.
  static let user: [WindowsSettingRule] =
    ["word", "excel", "powerpoint"].flatMap { program -> [WindowsSettingRule] in
      let key = "Microsoft\\Office\\16.0\\\(program)\\Security"
      return [
        .init("macros-\(program)", [.user(key, "VBAWarnings")], 2),
        .init("internet-macros-blocked-\(program)", [.user(key, "blockcontentexecutionfrominternet")], 0),
      ]
    } + [
      .init("screen-saver-seconds", [.user(desktop, "ScreenSaveTimeOut")], 0),
      .init("screen-saver-locks", [.user(desktop, "ScreenSaverIsSecure")], 0),
    ]

  private static let powershell = "Microsoft\\Windows\\PowerShell"
  private static let update = "Microsoft\\Windows\\WindowsUpdate"
  private static let explorer = "Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer"
  private static let desktop = "Microsoft\\Windows\\Control Panel\\Desktop"
}
