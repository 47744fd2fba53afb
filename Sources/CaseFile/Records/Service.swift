import Model

/// Services that somebody can reach: the view that checks on exposure judge.
package enum Service {
  package static let table = CaseTable(
    "service",
    "Services that accept connections: open ports, and this machine's listening sockets that were not contacted.",
    identity: ["transport", "port"],
    view: """
      WITH
        -- One row for each port that this machine listens on, with the program that tells most.
        socket AS (
          SELECT id, asset, address, transport, port, process, service,
            CASE WHEN max(exposure <> 'loopback') OVER same THEN 'network' ELSE 'loopback' END AS exposure,
            row_number() OVER (same ORDER BY service IS NULL, process IS NULL, id) AS place
          FROM listener WINDOW same AS (PARTITION BY asset, transport, port)
        ),
        open_port AS (
          SELECT *, service IS NOT NULL AND coalesce(service_reason, '') IN ('greeting', 'answer', 'tls') AS shown
          FROM endpoint WHERE state = 'open'
        )
      SELECT 'e' || e.id AS id, e.asset, e.address, e.transport, e.port,
        CASE WHEN e.shown THEN e.service ELSE coalesce(s.service, e.service) END AS service,
        CASE WHEN e.shown OR s.service IS NULL THEN e.service_reason ELSE 'program' END AS service_reason,
        e.shown OR s.service IS NOT NULL AS proved,
        CASE
          WHEN a.origin IS NOT 'this-machine' THEN 'network'
          WHEN NOT EXISTS (SELECT 1 FROM listener l WHERE l.asset = e.asset) THEN NULL
          ELSE coalesce(s.exposure, 'loopback')
        END AS exposure,
        s.process, e.product, e.version, e.banner, e.title, a.kind, e.vantage, 1 AS contacted
      FROM open_port e
        LEFT JOIN asset a ON a.id = e.asset
        LEFT JOIN socket s ON s.asset = e.asset AND s.transport = e.transport AND s.port = e.port AND s.place = 1
      UNION ALL
      SELECT 'l' || s.id, s.asset, s.address, s.transport, s.port, s.service, iif(s.service IS NULL, NULL, 'program'),
        s.service IS NOT NULL, s.exposure, s.process, NULL, NULL, NULL, NULL, b.kind, NULL, 0
      FROM socket s LEFT JOIN asset b ON b.id = s.asset
      WHERE s.place = 1 AND NOT EXISTS (SELECT 1 FROM open_port e
        WHERE e.asset = s.asset AND e.transport = s.transport AND e.port = s.port)
      """,
    columns: [
      .text("id", "e and the endpoint's number, or l and the listener's.", .plain),
      .number("asset", "The host.", .plain),
      .text("address", "The address contacted or bound to.", .address),
      .text("transport", "tcp or udp.", .plain),
      .number("port", "The port.", .address),
      .text("service", "The protocol; NULL when nothing is known.", .plain),
      .text(
        "service_reason",
        "How the protocol is known: greeting, answer, tls, program (its name, on this machine) or port-number.", .plain),
      .flag(
        "proved",
        "Whether the service itself showed the protocol, or its program is known to speak it; 0 when only the port's "
          + "number suggests it, or nothing is known."),
      .text(
        "exposure",
        "network (other machines can reach it) or loopback (this machine only); NULL when the kernel's table could "
          + "not be read.", .plain),
      .text("process", "The program behind it, on this machine.", .version),
      .text("product", "The product, from what the service said.", .version),
      .text("version", "Its version.", .version),
      .text("banner", "The first line that the service sent.", .version),
      .text("title", "The title of its first web page.", .version),
      .text("kind", "What the host is taken for: windows, linux, printer and so on; see asset.kind.", .plain),
      .text("vantage", "From where it was seen: lan, internet or a place's name; NULL when not contacted.", .plain),
      .flag("contacted", "Whether a probe spoke to it; 0 for a socket that is only listed."),
    ])
}
