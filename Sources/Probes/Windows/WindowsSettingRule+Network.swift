/// Settings of network protocols and remote access. Defaults: the documentation of each component at
/// https://learn.microsoft.com/windows-server; those that changed between releases name the build.
extension WindowsSettingRule {
  static let network: [WindowsSettingRule] = [
    .init(
      "smb1-server",
      [.fact("smb1-server"), .service("LanmanServer\\Parameters", "SMB1")]
    ) { $0.since(16_299, 0, before: 1) },
    // 4 is switched off; the driver's key is not there when SMB 1 is not installed.
    .init("smb1-client-start", [.service("mrxsmb10", "Start")]) { $0.since(16_299, 4, before: nil) },
    .init(
      "smb-server-signing",
      [.fact("smb-server-signing"), .service("LanmanServer\\Parameters", "RequireSecuritySignature")]
    ) { $0.isServer == true ? $0.isController.map { $0 ? 1 : 0 } : $0.since(26_100, 1, before: 0) },
    .init(
      "smb-client-signing",
      [.fact("smb-client-signing"), .service("LanmanWorkstation\\Parameters", "RequireSecuritySignature")]
    ) { $0.since(26_100, 1, before: 0) },
    .init("smb-plain-passwords", [.service("LanmanWorkstation\\Parameters", "EnablePlainTextPassword")], 0),
    .init("smb-null-sessions-restricted", [.service("LanmanServer\\Parameters", "RestrictNullSessAccess")], 1),
    .init(
      "smb-insecure-guest",
      [
        .policy("Microsoft\\Windows\\LanmanWorkstation", "AllowInsecureGuestAuth"),
        .service("LanmanWorkstation\\Parameters", "AllowInsecureGuestAuth"),
      ]
    ) { facts in
      if let build = facts.build, build >= 26_100 { return 0 }
      guard let edition = facts.edition, let build = facts.build, build >= 16_299 else { return nil }
      return ["Professional", "Core"].contains { edition.hasPrefix($0) } ? 1 : 0
    },
    .init(
      "remote-desktop-denied",
      [
        .policy("Microsoft\\Windows NT\\Terminal Services", "fDenyTSConnections"),
        .control("Terminal Server", "fDenyTSConnections"),
      ], 1),
    .init("remote-desktop-nla", terminal("UserAuthentication"), 1),
    .init("remote-desktop-layer", terminal("SecurityLayer")),
    .init("remote-desktop-encryption", terminal("MinEncryptionLevel")),
    .init("llmnr", [.policy("Microsoft\\Windows NT\\DNSClient", "EnableMulticast")], 1),
    .init("mdns", [.service("Dnscache\\Parameters", "EnableMDNS")], 1),
    .init("firewall-domain", firewall(["DomainProfile"], "DomainProfile", "EnableFirewall"), 1),
    .init("firewall-private", firewall(["PrivateProfile", "StandardProfile"], "StandardProfile", "EnableFirewall"), 1),
    .init("firewall-public", firewall(["PublicProfile"], "PublicProfile", "EnableFirewall"), 1),
    .init("inbound-domain", firewall(["DomainProfile"], "DomainProfile", "DefaultInboundAction"), 1),
    .init(
      "inbound-private", firewall(["PrivateProfile", "StandardProfile"], "StandardProfile", "DefaultInboundAction"), 1),
    .init("inbound-public", firewall(["PublicProfile"], "PublicProfile", "DefaultInboundAction"), 1),
    .init(
      "winrm-basic", [.policy("Microsoft\\Windows\\WinRM\\Service", "AllowBasic"), .software(wsman, "auth_basic")], 0),
    .init(
      "winrm-unencrypted",
      [
        .policy("Microsoft\\Windows\\WinRM\\Service", "AllowUnencryptedTraffic"),
        .software(wsman, "allow_unencrypted"),
      ], 0),
    .init("remote-registry-start", [.service("RemoteRegistry", "Start")]),
    .init("ldap-client-signing", [.service("LDAP", "LDAPClientIntegrity")], 1),
    .init("ldap-server-signing", [.service("NTDS\\Parameters", "LDAPServerIntegrity")], 1),
    .init("ldap-channel-binding", [.service("NTDS\\Parameters", "LdapEnforceChannelBinding")]),
    .init("secure-channel", [.service("Netlogon\\Parameters", "RequireSignOrSeal")], 1),
    .init("ssl2-server", schannel("SSL 2.0")) { $0.since(14_393, 0, before: nil) },
    .init("ssl3-server", schannel("SSL 3.0")) { $0.since(14_393, 0, before: 1) },
    .init("tls10-server", schannel("TLS 1.0")) { $0.since(26_100, nil, before: 1) },
    .init("tls11-server", schannel("TLS 1.1")) { $0.since(26_100, nil, before: 1) },
    .init("tls12-server", schannel("TLS 1.2")) { $0.since(9600, 1, before: nil) },
    .init(
      "rc4",
      [.control("SecurityProviders\\SCHANNEL\\Ciphers\\RC4 128/128", "Enabled")]
    ) { $0.since(26_100, 0, before: nil) },
  ]

  private static let wsman = "Microsoft\\Windows\\CurrentVersion\\WSMAN\\Service"

  private static func terminal(_ name: String) -> [WindowsLayers.Place] {
    [
      .policy("Microsoft\\Windows NT\\Terminal Services", name),
      .control("Terminal Server\\WinStations\\RDP-Tcp", name),
    ]
  }

  private static func firewall(_ policies: [String], _ own: String, _ name: String) -> [WindowsLayers.Place] {
    policies.map { .policy("Microsoft\\WindowsFirewall\\\($0)", name) }
      + [.service("SharedAccess\\Parameters\\FirewallPolicy\\\(own)", name)]
  }

  private static func schannel(_ version: String) -> [WindowsLayers.Place] {
    [.control("SecurityProviders\\SCHANNEL\\Protocols\\\(version)\\Server", "Enabled")]
  }
}
