import CaseFile
import Model
import OpenSSL

/// One chain as a service sent it, made into rows.
struct CertificateRows {
  let address: IPAddress
  let port: UInt16
  let name: AskedName?
  let observed: Timestamp
  let anchors: Anchors

  /// No service sends more; what comes after is not written down.
  private static let limit = 16

  /// Makes the rows of a chain.
  ///
  /// - Parameters:
  ///   - ders: The certificates as sent.
  ///   - number: 0 for the usual chain, 1 for the one of the other key type.
  ///   - staple: The response stapled to the handshake, empty without one; nil when no handshake succeeded.
  /// - Returns: The rows, and the positions of certificates that could not be read.
  func make(_ ders: [[UInt8]], number: Int, staple: [UInt8]?) -> (rows: [TLSCertificate], unreadable: [Int]) {
    let ders = ders.prefix(CertificateRows.limit)
    let read = ders.map { try? Certificate(der: $0) }
    let chain = read.compactMap { $0 }
    let shape = ChainShape(chain)
    var rows: [TLSCertificate] = []
    var unreadable: [Int] = []
    var place = 0
    for (position, (der, certificate)) in zip(ders, read).enumerated() {
      var row = TLSCertificate(
        tlsEndpoint: nil, asset: nil, address: address.description, port: Int(port), name: name?.text,
        position: position, chain: number)
      row.sha256 = SHA256.hex(der)
      if let certificate {
        fill(&row, certificate)
        row.inPath = shape.path.contains(place)
        place += 1
      } else {
        unreadable.append(position)
      }
      if position == 0, let certificate {
        judgeChain(&row, chain, shape, sent: ders.count)
        judge(&row, certificate, chain, staple)
      }
      rows.append(row)
    }
    return (rows, unreadable)
  }

  private func fill(_ row: inout TLSCertificate, _ certificate: Certificate) {
    row.subject = certificate.subject
    row.issuer = certificate.issuer
    row.names = certificate.names.joined(separator: ",")
    row.notBefore = certificate.notBefore.map { Timestamp(seconds: $0).iso }
    row.notAfter = certificate.notAfter.map { Timestamp(seconds: $0).iso }
    // Rounded so that a certificate which has expired, or is not yet valid, by an hour is never at 0 days.
    row.daysLeft = certificate.notAfter.map { CertificateRows.days($0 - observed.seconds) }
    row.daysUntilValid = certificate.notBefore.map { -CertificateRows.days(observed.seconds - $0) }
    row.keyType = certificate.keyType
    row.keyBits = certificate.keyBits
    row.signatureDigest = certificate.signatureDigest
    row.selfSigned = certificate.isSelfSigned
    row.authority = certificate.isAuthority
    row.pem = certificate.pem
    if let first = certificate.notBefore, let last = certificate.notAfter {
      // The last second counts (RFC 5280 § 4.1.2.5); a day begun is a day.
      row.validityDays = (last - first + 1 + 86_399) / 86_400
    }
    let names = NameFacts(names: certificate.names)
    row.hasNames = !certificate.names.isEmpty
    row.wildcard = names.wildcard
    row.idn = names.internationalised
    row.ipNames = names.addresses
    row.internalNames = names.isInternal
    if let details = try? CertificateDetails(der: certificate.der) { fill(&row, details) }
  }

  private func fill(_ row: inout TLSCertificate, _ details: CertificateDetails) {
    row.x509Version = details.version
    row.serial = details.serial
    row.serialBits = details.serialBits
    row.commonName = EscapedText.of(Array(details.commonName.utf8))
    row.signatureAlgorithm = details.signatureAlgorithm
    row.keySha256 = details.keyFingerprint
    row.keyCurve = details.curve ?? ""
    row.keyExponent = details.exponent
    row.keyWeakness = details.weaknesses.map { $0.map(\.rawValue).joined(separator: ",") }
    row.keyUsage = details.keyUsage.joined(separator: ",")
    row.extendedKeyUsage = details.extendedKeyUsage.joined(separator: ",")
    row.forServers = details.isForServers
    row.pathLength = details.pathLength
    row.nameConstraints = details.hasNameConstraints
    row.unknownCritical = details.hasUnknownCritical
    row.crlUrls = details.crlURLs.joined(separator: " ")
    row.ocspUrls = details.ocspURLs.joined(separator: " ")
    row.issuerUrls = details.issuerURLs.joined(separator: " ")
    row.mustStaple = details.mustStaple
    row.publicPolicy = details.hasPublicPolicy
    row.sctCount = details.sctCount
  }

  private func judgeChain(
    _ row: inout TLSCertificate, _ chain: [Certificate], _ shape: ChainShape, sent: Int
  ) {
    let (verdict, store) = anchors.examine(chain)
    row.trusted = verdict.isTrusted
    row.trustReason = verdict.reason
    row.trustedBy = store
    row.chainLength = sent
    // A certificate that cannot be read may be a link.
    guard chain.count == sent else { return }
    row.chainOrdered = shape.isOrdered
    row.chainExtra = shape.extra
    row.anchorSent = shape.sentAnchor
    row.chainComplete =
      if verdict.isTrusted == true || shape.endsAtRoot { true } else if shape.hasGap { false } else { nil }
  }

  private func judge(
    _ row: inout TLSCertificate, _ certificate: Certificate, _ chain: [Certificate], _ staple: [UInt8]?
  ) {
    if let name {
      row.nameMatches = name.address.map(certificate.matches(ip:)) ?? certificate.matches(host: name.text)
      row.nameMatch = NameFacts.match(certificate, row.commonName ?? "", name)
    }
    guard let staple else { return }
    guard !staple.isEmpty else {
      row.staple = "none"
      return
    }
    let state = anchors.examine(staple: staple, of: chain, at: observed.seconds)
    row.staple = state.rawValue
    if state == .good || state == .revoked {
      row.revoked = state == .revoked
      row.revocationSource = "staple"
    }
  }

  /// Whole days, rounded down also below zero.
  private static func days(_ seconds: Int) -> Int { (seconds >= 0 ? seconds : seconds - 86_399) / 86_400 }
}
