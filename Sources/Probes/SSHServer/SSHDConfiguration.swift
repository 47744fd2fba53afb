internal import Wire

/// sshd's configuration as one list of lines, includes expanded in their places.
struct SSHDConfiguration {
  /// OpenSSH's limit of nesting (`SERVCONF_MAX_DEPTH`).
  static let deepest = 16
  /// More files and lines than any real server has; a cap on files that include each other again and again.
  static let mostFiles = 500
  static let mostDirectives = 20_000

  private(set) var directives: [SSHDDirective] = []
  /// Where the first file stands that could not be read, as an index into `directives`: what no line before it settles
  /// is not known.
  private(set) var firstUnknown: Int?
  /// Why sshd would refuse to start with these files, each as `file:line (reason)`; empty when it would start.
  private(set) var faults: [String] = []
  private var filesRead = 0
  private let evidence: Evidence

  /// Reads sshd_config(5) of the examined system, at `path`.
  init(_ path: String, evidence: Evidence) {
    self.evidence = evidence
    read(path, conditions: [], depth: 0)
  }

  /// Puts a line in front of all others, as one on sshd's command line.
  mutating func precede(by added: [SSHDDirective]) {
    directives = added + directives
    firstUnknown = firstUnknown.map { $0 + added.count }
  }

  private mutating func read(_ path: String, conditions: [SSHDMatch], depth: Int) {
    filesRead += 1
    guard depth <= SSHDConfiguration.deepest else { return fault(path, "includes nested too deep") }
    guard filesRead <= SSHDConfiguration.mostFiles, directives.count <= SSHDConfiguration.mostDirectives else {
      evidence.note("too-many-includes", path)
      return markUnknown()
    }
    let content: [UInt8]
    do throws(FileError) {
      guard let found = try evidence.content(path) else { return }
      content = found
    } catch {
      return markUnknown()
    }
    let file = SSHDFile(content)
    // A Match ends with its file: it never reaches the lines behind the include.
    var inner = conditions
    for line in file.lines { add(line, path: path, outer: conditions, inner: &inner, depth: depth) }
    if file.isCut {
      evidence.note(FileError.tooLarge.rawValue, "\(path): more lines than are read")
      markUnknown()
    }
  }

  private mutating func add(
    _ line: SSHDFile.Line, path: String, outer: [SSHDMatch], inner: inout [SSHDMatch], depth: Int
  ) {
    let place = "\(path):\(line.number)"
    if line.isMalformed { return fault(place, "quotation mark not closed") }
    guard SSHDDirective.known.contains(line.keyword) else { return fault(place, "unknown keyword") }
    guard !line.arguments.isEmpty else { return fault(place, "no value") }
    switch line.keyword {
    case "match":
      guard let condition = SSHDMatch(line.arguments) else { return fault(place, "bad Match") }
      inner = outer + [condition]
    case "include":
      for pattern in line.arguments {
        let full = pattern.hasPrefix("/") ? pattern : "/etc/ssh/\(pattern)"
        for included in expand(full) { read(included, conditions: inner, depth: depth + 1) }
      }
    default:
      let keyword = SSHDDirective.name(line.keyword)
      if !inner.isEmpty, !SSHDDirective.allowedInMatch.contains(keyword) {
        return fault(place, "not allowed within a Match block")
      }
      guard directives.count <= SSHDConfiguration.mostDirectives else { return }
      directives.append(
        SSHDDirective(keyword: keyword, arguments: line.arguments, place: place, conditions: inner))
    }
  }

  private mutating func fault(_ place: String, _ reason: String) {
    guard faults.count < Evidence.mostRemarks else { return }
    faults.append("\(place) (\(reason))")
  }

  /// Tells of a value that sshd refuses.
  mutating func refuse(_ directive: SSHDDirective) { fault(directive.place, "bad value") }

  private mutating func markUnknown() { firstUnknown = firstUnknown ?? directives.count }

  /// The files that a glob(7) stands for, in order.
  private mutating func expand(_ pattern: String) -> [String] {
    var paths = [""]
    for component in pattern.split(separator: "/").map(String.init) {
      let glob = GlobPattern(component, hasSets: true)
      guard glob.isWild else {
        paths = paths.map { "\($0)/\(component)" }
        continue
      }
      var found: [String] = []
      for folder in paths {
        do throws(FileError) {
          let names = try evidence.files.list(folder.isEmpty ? "/" : folder)
          found += names.filter { glob.matches($0) && ($0.first != "." || component.first == ".") }
            .map { "\(folder)/\($0)" }
        } catch .notFound {
          continue
        } catch {
          evidence.note(error.rawValue, folder)
          markUnknown()
        }
      }
      paths = found
    }
    return paths
  }
}

extension SSHDDirective {
  /// What may stand under a `Match`; anything else there keeps sshd from starting.
  ///
  /// Source: OpenSSH, `servconf.c`, flags `SSHCFG_MATCH` and `SSHCFG_ALL`.
  static let allowedInMatch: Set<String> = Set(
    """
    acceptenv allowagentforwarding allowgroups allowstreamlocalforwarding allowtcpforwarding allowusers
    authenticationmethods authorizedkeyscommand authorizedkeyscommanduser authorizedkeysfile authorizedkeysfile2
    authorizedprincipalscommand authorizedprincipalscommanduser authorizedprincipalsfile banner casignaturealgorithms
    channeltimeout chrootdirectory clientalivecountmax clientaliveinterval denygroups denyusers disableforwarding
    exposeauthinfo forcecommand gatewayports gssapiauthentication hostbasedacceptedalgorithms hostbasedauthentication
    hostbasedusesnamefrompacketonly ignorerhosts ipqos kbdinteractiveauthentication kerberosauthentication
    kerberosusekuserok gssapienablek5users loglevel logverbose maxauthtries maxsessions passwordauthentication
    permitemptypasswords permitlisten permitopen permitrootlogin permittty permittunnel permituserrc
    pubkeyacceptedalgorithms pubkeyauthentication pubkeyauthoptions rdomain refuseconnection rekeylimit revokedkeys
    setenv streamlocalbindmask streamlocalbindunlink subsystem trustedusercakeys unusedconnectiontimeout
    x11displayoffset x11forwarding x11uselocalhost
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
