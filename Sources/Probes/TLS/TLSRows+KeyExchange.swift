import CaseFile
import Wire

extension TLSRows {
  /// The groups, the primes and the signature schemes.
  mutating func note(keyExchange result: TLSExamination.Result) {
    let facts = KeyExchangeFacts(result.replies.map(\.reply))
    var names: [String] = []
    var isComplete = true
    for (handshake, survey) in [("TLSv1.3", result.tls13), ("TLSv1.2", result.older)] {
      guard let survey else { continue }
      isComplete = isComplete && survey.areGroupsComplete
      for (index, number) in survey.groups.enumerated() {
        var row = row(handshake, number)
        if survey.areGroupsOrdered == true { row.position = index + 1 }
        groups.append(row)
        if !names.contains(row.groupName) { names.append(row.groupName) }
      }
      for scheme in survey.schemes { signatures.append(row(handshake, scheme)) }
    }
    for prime in facts.primes {
      groups.append(row(prime))
      if !names.contains(prime.groupName) { names.append(prime.groupName) }
    }
    let curves = (result.tls13?.groups ?? []) + (result.older?.groups ?? [])
    endpoint.groupsComplete = isComplete
    endpoint.groups = names.joined(separator: ",")
    endpoint.postQuantum = known(curves.contains { NamedGroup(rawValue: $0)?.isPostQuantum == true }, isComplete)
    endpoint.weakCurve = known(
      curves.contains { NamedGroup(rawValue: $0).map { !$0.isFiniteField && $0.isWeak } == true }, isComplete)
    endpoint.ecdhBits =
      curves.compactMap(NamedGroup.init(rawValue:)).filter { !$0.isFiniteField }.compactMap(\.bits).min()
    endpoint.ecdhReused = facts.isECDHReused
    endpoint.dhReused = facts.isDHReused
    if let smallest = facts.primes.first {
      endpoint.dhBits = smallest.bits
      endpoint.dhPrime = smallest.name
      endpoint.dhPrimeCommon = facts.primes.contains(where: \.isCommon)
      endpoint.dhRfc7919 = facts.primes.allSatisfy(\.isRFC7919)
    }
    note(signatures: result)
  }

  private mutating func note(signatures result: TLSExamination.Result) {
    // TLS 1.1 and older have no choice of schemes.
    let surveys = [result.olderVersion == .tls12 ? result.older : nil, result.tls13].compactMap { $0 }
    guard !surveys.isEmpty else { return }
    let isComplete = surveys.allSatisfy(\.areSchemesComplete)
    let digests = Set(surveys.flatMap(\.schemes).compactMap(\.digest))
    endpoint.signaturesComplete = isComplete
    endpoint.signatureMd5 = known(digests.contains("MD5"), isComplete)
    endpoint.signatureSha1 = known(digests.contains("SHA1"), isComplete)
    endpoint.signatureSha224 = known(digests.contains("SHA224"), isComplete)
  }

  /// One is proof; none is certain only when all were asked for.
  private func known(_ isSeen: Bool, _ isComplete: Bool) -> Bool? { isSeen ? true : isComplete ? false : nil }

  private func row(_ handshake: String, _ number: UInt16) -> TLSGroup {
    let group = NamedGroup(rawValue: number)
    let kind = group.map { $0.isPostQuantum ? "hybrid" : $0.isFiniteField ? "ffdhe" : "ecdhe" } ?? "ecdhe"
    var row = TLSGroup(
      address: endpoint.address, port: endpoint.port, name: endpoint.name, handshake: handshake,
      groupName: TLSRows.groupName(number), kind: kind)
    row.number = Int(number)
    row.bits = group?.bits
    row.postQuantum = group?.isPostQuantum
    row.weak = group.map { $0.isFiniteField ? false : $0.isWeak }
    return row
  }

  private func row(_ prime: KeyExchangeFacts.Prime) -> TLSGroup {
    var row = TLSGroup(
      address: endpoint.address, port: endpoint.port, name: endpoint.name, handshake: "TLSv1.2",
      groupName: prime.groupName, kind: prime.isRFC7919 ? "ffdhe" : "dh")
    row.bits = prime.bits
    row.postQuantum = false
    row.weak = prime.bits < 2048
    row.commonPrime = prime.isCommon
    row.primeSha256 = prime.sha256
    return row
  }

  private func row(_ handshake: String, _ scheme: SignatureScheme) -> TLSSignature {
    var row = TLSSignature(
      address: endpoint.address, port: endpoint.port, name: endpoint.name, handshake: handshake,
      scheme: scheme.name, number: Int(scheme.rawValue))
    row.digest = scheme.digest
    row.weak = scheme.isWeak
    return row
  }
}
