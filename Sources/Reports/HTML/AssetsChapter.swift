import Model

/// The machines that were examined, their open ports, and sockets that were only listed.
struct AssetsChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String {
    say(pl: "Zbadane urządzenia i usługi", en: "Devices and services examined")
  }

  var html: HTML {
    section(.class("flow"), .id("assets"), HTML.Attribute("aria-labelledby", "assets-title")) {
      h2(.id("assets-title")) { AssetsChapter.title(say) }
      if report.assets.isEmpty {
        p(.class("empty")) {
          say(
            pl: "Nie zbadano żadnego urządzenia: nic nie odpowiedziało albo zakres jest pusty.",
            en: "No device was examined: nothing answered, or the scope is empty.")
        }
      } else {
        p(.class("lead")) {
          let services = report.assets.reduce(0) { $0 + $1.services.count }
          say.counted(report.assets.count, Nouns.assets) + say(pl: ", otwarte porty: ", en: ", open ports: ")
            + say.number(services) + "."
        }
        map
        h3 { say(pl: "Spis urządzeń i otwartych portów", en: "Inventory of devices and open ports") }
        table
        listeners
      }
    }
  }

  /// The network in a picture, and its numbers.
  private var map: HTML {
    let picture = NetworkMap(network: report.network, say: say)
    return .sequence([
      picture.html,
      Table(
        caption: say(pl: "Urządzenia według tego, skąd są dostępne", en: "Devices by where they can be reached from"),
        captionIsHidden: true,
        heads: [(say(pl: "Jednostka", en: "Unit"), .text), (say(pl: "Urządzenia", en: "Devices"), .number)]
          + Report.Exposure.allCases.map { (title: picture.name($0), kind: Table.Kind.number) }
          + [(say(pl: "z ustaleniem krytycznym lub wysokim", en: "with a critical or high finding"), .number)],
        rows: report.network.map { unit in
          tr {
            rowHead { unit.name }
            number { say.number(unit.count) }
            for exposure in Report.Exposure.allCases {
              number { say.number(hosts(unit) { $0.exposure == exposure }) }
            }
            number { say.number(hosts(unit) { ($0.worst ?? .info) >= .high }) }
          }
        }
      ).html,
      p(.class("small")) {
        say(
          pl: "Dostępność oceniono z miejsca badania. Zapora na styku z internetem może zmieniać obraz w obie strony.",
          en:
            "Reach is judged from where the examination was run. A firewall towards the internet may change it either way."
        )
      },
    ])
  }

  private func hosts(_ unit: Report.NetworkUnit, where isCounted: (Report.HostGroup) -> Bool) -> Int {
    unit.hosts.filter(isCounted).reduce(0) { $0 + $1.count }
  }

  private var table: HTML {
    Table(
      caption: say(pl: "Urządzenia i otwarte porty", en: "Devices and open ports"), captionIsHidden: true,
      heads: [
        (say(pl: "Urządzenie", en: "Device"), .text), (say(pl: "Jednostka", en: "Unit"), .text),
        (say(pl: "Otwarte porty", en: "Open ports"), .text), (say(pl: "Ustalenia", en: "Findings"), .number),
      ],
      classes: "assets sortable",
      rows: report.assets.map { asset in
        tr {
          rowHead {
            asset.label
            element("small") { details(asset) }
          }
          td { asset.unit ?? "–" }
          td {
            if asset.services.isEmpty { "–" }
            for service in asset.services { element("small") { self.service(service) } }
          }
          number { say.number(asset.findings) }
        }
      }
    ).html
  }

  private func details(_ asset: Report.Asset) -> String {
    [asset.address == asset.label ? nil : asset.address, asset.kind, asset.vendor, asset.origin]
      .compactMap(\.self).joined(separator: " · ")
  }

  private func service(_ service: Report.Service) -> String {
    let probably = service.proved ? "" : say(pl: "zapewne ", en: "probably ")
    let name = service.name.map { " " + probably + $0 } ?? ""
    let detail = service.product ?? service.banner
    return "\(service.transport)/\(service.port)\(name)" + (detail.map { ", " + $0 } ?? "")
  }

  private var listeners: HTML {
    let rows = report.assets.flatMap { asset in asset.listeners.map { (asset: asset, listener: $0) } }
    guard !rows.isEmpty else { return .nothing }
    return .sequence([
      h3 { say(pl: "Gniazda odczytane, ale niezbadane", en: "Sockets listed and not contacted") },
      p(.class("small")) {
        say(
          pl: "System sam podał te nasłuchujące gniazda; nie łączono się z nimi.",
          en: "The system itself named these listening sockets; they were not contacted.")
      },
      Table(
        caption: say(pl: "Nasłuchujące gniazda", en: "Listening sockets"), captionIsHidden: true,
        heads: [
          (say(pl: "Gniazdo", en: "Socket"), .text), (say(pl: "Urządzenie", en: "Device"), .text),
          (say(pl: "Program", en: "Program"), .text), (say(pl: "Dostępne z sieci", en: "From the network"), .text),
        ],
        rows: rows.prefix(200).map { row in
          tr {
            rowHead { "\(row.listener.transport)/\(row.listener.port), \(row.listener.address)" }
            td { row.asset.label }
            td { row.listener.process ?? say(pl: "nieznany", en: "unknown") }
            td { row.listener.reachable ? say(pl: "tak", en: "yes") : say(pl: "nie", en: "no") }
          }
        }
      ).html,
    ])
  }
}
