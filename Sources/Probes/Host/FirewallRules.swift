internal import Wire

/// What a file in nft(8)'s language, or the output of `nft list ruleset`, does with incoming packets.
struct NftRules: Hashable {
  /// Whether a base chain of type filter at the hook input drops anything.
  var filtersInput = false
  /// The policy of the strictest such chain: drop or accept; nil without one.
  var inputPolicy: String?
  /// Whether it includes files whose rules are not seen here.
  var includesFiles = false

  init(_ content: [UInt8]) {
    var isInput = false
    var depth = 0
    for line in WordLines(content).lines {
      let words = line.words.joined(separator: " ").split { " ;".contains($0) }.map(String.init)
      if words.first == "include" { includesFiles = true }
      if words.contains("chain") { isInput = false }
      if let hook = words.firstIndex(of: "hook"), words.indices.contains(hook + 1), words[hook + 1] == "input" {
        isInput = words.contains("filter")
        if isInput {
          let policy = words.firstIndex(of: "policy").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
          note(policy ?? "accept")
        }
      } else if isInput, words.first == "policy", words.count > 1 {
        note(words[1])
      } else if isInput, words.contains("drop") || words.contains("reject") {
        filtersInput = true
        // A last rule for everything is the policy in all but name.
        if words.count <= 5, words.first == "drop" || words.first == "reject" || words.first == "counter" {
          inputPolicy = words.contains("drop") ? "drop" : "reject"
        }
      }
      depth += line.words.count
      if depth > 4_000_000 { return }
    }
  }

  private mutating func note(_ policy: String) {
    if policy == "drop" { filtersInput = true }
    if inputPolicy != "drop" { inputPolicy = policy }
  }
}

/// What a file of iptables-save(8) does with incoming packets.
struct IptablesRules: Hashable {
  /// Whether the table filter drops or rejects anything on INPUT.
  var filtersInput = false
  var inputPolicy: String?

  init(_ content: [UInt8]) {
    var table = ""
    for line in WordLines(content).lines {
      let words = line.words
      if let first = words.first, first.hasPrefix("*") { table = String(first.dropFirst()) }
      guard table == "filter" else { continue }
      if words.first == ":INPUT", words.count > 1 {
        inputPolicy = words[1].lowercased()
        if inputPolicy == "drop" { filtersInput = true }
      }
      guard words.first == "-A", words.count > 1, words[1] == "INPUT", let jump = words.firstIndex(of: "-j"),
        words.indices.contains(jump + 1), ["DROP", "REJECT"].contains(words[jump + 1])
      else { continue }
      filtersInput = true
      if words.count <= 6, jump == 2 { inputPolicy = words[jump + 1].lowercased() }
    }
  }
}
