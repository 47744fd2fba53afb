import OpenSSL

/// How the certificates that a service sent stand to each other.
struct ChainShape {
  /// Which of those sent are links of the path from the first upwards, in the order of the path.
  let path: [Int]
  /// Whether each is followed by its issuer.
  let isOrdered: Bool
  /// How many sent are no link of the path.
  let extra: Int
  /// Whether a self-signed authority was sent along.
  let sentAnchor: Bool
  /// Whether the path ends at a self-signed certificate.
  let endsAtRoot: Bool
  /// Whether an authority was sent that the path does not reach: there is a gap before it.
  let hasGap: Bool

  init(_ chain: [Certificate]) {
    var path: [Int] = chain.isEmpty ? [] : [0]
    while let last = path.last, chain[last].isSelfSigned != true,
      let next = chain.indices.first(where: { !path.contains($0) && chain[last].isIssued(by: chain[$0]) })
    {
      // The same certificate sent twice is one link.
      if path.contains(where: { chain[$0].der == chain[next].der }) { break }
      path.append(next)
    }
    self.path = path
    isOrdered = path == Array(chain.indices.prefix(path.count)) && path.count == chain.count
    extra = chain.count - path.count
    sentAnchor = chain.indices.dropFirst().contains { chain[$0].isSelfSigned == true && chain[$0].isAuthority }
    endsAtRoot = path.last.map { chain[$0].isSelfSigned == true } ?? false
    hasGap = chain.indices.dropFirst().contains { index in
      !path.contains(index) && chain[index].isAuthority && !path.contains { chain[$0].der == chain[index].der }
    }
  }
}
