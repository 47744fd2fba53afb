import CaseFile

extension HostPorts {
  /// Whether the host accepts connections so freely that an open port proves nothing: a tarpit, or a firewall that
  /// answers in its hosts' place.
  package var isDoubtful: Bool {
    summary.open > 100 || summary.open >= 20 && summary.closed == 0 && summary.filtered * 10 < summary.open
  }

  /// On a doubtful host, drops the ports where nothing was said, and says so; elsewhere it changes nothing.
  package mutating func keepWhatSpokeIfDoubtful() {
    guard isDoubtful else { return }
    let proofs: Set<String?> = ["greeting", "answer", "tls"]
    let silent = endpoints.filter { !proofs.contains($0.serviceReason) }.count
    guard silent > 0 else { return }
    endpoints.removeAll { !proofs.contains($0.serviceReason) }
    obstacles.append(
      Obstacle(
        reason: "answers-everywhere",
        detail: "\(address): \(summary.open) of \(summary.open + summary.closed + summary.filtered) ports open, "
          + "\(silent) of them said nothing"))
  }
}
