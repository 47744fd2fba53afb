internal import Wire

/// One line of sshd's configuration with all its includes expanded.
struct SSHDDirective {
  /// In lower case, an alias replaced by the keyword's own name.
  var keyword: String
  var arguments: [String]
  /// As `file:line`.
  var place: String
  /// The conditions of the `Match` lines it stands under, all of which must hold; empty for the global part.
  var conditions: [SSHDMatch]
}

extension SSHDDirective {
  /// Keywords that are other names of one.
  private static let aliases = [
    "challengeresponseauthentication": "kbdinteractiveauthentication",
    "skeyauthentication": "kbdinteractiveauthentication", "keepalive": "tcpkeepalive",
    "pubkeyacceptedkeytypes": "pubkeyacceptedalgorithms", "hostbasedacceptedkeytypes": "hostbasedacceptedalgorithms",
    "dsaauthentication": "pubkeyauthentication", "rsaauthentication": "pubkeyauthentication",
    "hostdsakey": "hostkey",
  ]

  static func name(_ keyword: String) -> String { aliases[keyword] ?? keyword }

  /// Keywords whose values add up instead of the first one winning.
  static let accumulating: Set<String> = [
    "port", "listenaddress", "hostkey", "acceptenv", "allowusers", "denyusers", "allowgroups", "denygroups",
    "subsystem", "setenv", "hostcertificate",
  ]

  /// All keywords that any OpenSSH from 7.0 to 10.0, Debian's and Red Hat's included, takes; sshd refuses to start at
  /// any other.
  ///
  /// Source: OpenSSH, `servconf.c`, table `keywords`.
  static let known: Set<String> = Set(
    """
    acceptenv addressfamily allowagentforwarding allowgroups allowstreamlocalforwarding allowtcpforwarding allowusers
    authenticationmethods authorizedkeyscommand authorizedkeyscommanduser authorizedkeysfile authorizedkeysfile2
    authorizedprincipalscommand authorizedprincipalscommanduser authorizedprincipalsfile banner casignaturealgorithms
    challengeresponseauthentication channeltimeout chrootdirectory ciphers clientalivecountmax clientaliveinterval
    compression debianbanner denygroups denyusers disableforwarding dsaauthentication exposeauthinfo fingerprinthash
    forcecommand gatewayports gssapiauthentication gssapicleanupcreds gssapicleanupcredentials gssapienablek5users
    gssapikexalgorithms gssapikeyexchange gssapistorecredentialsonrekey gssapistrictacceptorcheck
    gssapiusesessioncredcache hostbasedacceptedalgorithms hostbasedacceptedkeytypes hostbasedauthentication
    hostbasedusesnamefrompacketonly hostcertificate hostdsakey hostkey hostkeyagent hostkeyalgorithms ignorerhosts
    ignoreuserknownhosts include ipqos kbdinteractiveauthentication keepalive kerberosauthentication
    kerberosgetafstoken kerberosorlocalpasswd kerberostgtpassing kerberosticketcleanup kerberosuniqueccache
    kerberosusekuserok kexalgorithms keyregenerationinterval listenaddress logingracetime loglevel logverbose macs
    match maxauthtries maxsessions maxstartups modulifile pamauthenticationviakbdint passwordauthentication
    permitemptypasswords permitlisten permitopen permitrootlogin permittty permittunnel permituserenvironment
    permituserrc persourcemaxstartups persourcenetblocksize persourcepenalties persourcepenaltyexemptlist pidfile port
    printlastlog printmotd protocol pubkeyacceptedalgorithms pubkeyacceptedkeytypes pubkeyauthentication
    pubkeyauthoptions rdomain rekeylimit requiredrsasize reversemappingcheck revokedkeys rhostsauthentication
    rhostsrsaauthentication rsaauthentication rsaminsize securitykeyprovider serverkeybits setenv skeyauthentication
    sshdauthpath sshdsessionpath streamlocalbindmask streamlocalbindunlink strictmodes subsystem syslogfacility
    tcpkeepalive trustedusercakeys unusedconnectiontimeout usedns uselogin usepam useprivilegeseparation
    verifyreversemapping versionaddendum x11displayoffset x11forwarding x11uselocalhost xauthlocation refuseconnection
    ignorerhosts2
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
