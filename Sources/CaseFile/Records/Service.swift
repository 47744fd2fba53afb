import Model

/// Services that somebody can reach: the view that checks on exposure judge.
package enum Service {
  package static let table = CaseTable(
    "service",
    "Services that accept connections: open ports, and this machine's listening sockets that were not contacted.",
    identity: ["transport", "port"],
    view: """
      SELECT 'e' || e.id AS id, e.asset, e.address, e.transport, e.port, e.service, e.service_reason,
        CASE e.service_reason WHEN 'port-number' THEN 0 WHEN NULL THEN NULL ELSE e.service IS NOT NULL END AS proved,
        CASE
          WHEN a.origin IS NOT 'this-machine' THEN 'network'
          WHEN NOT EXISTS (SELECT 1 FROM listener l WHERE l.asset = e.asset) THEN NULL
          WHEN EXISTS (SELECT 1 FROM listener l WHERE l.asset = e.asset AND l.transport = e.transport
            AND l.port = e.port AND l.exposure <> 'loopback') THEN 'network'
          ELSE 'loopback'
        END AS exposure,
        (SELECT l.process FROM listener l WHERE l.asset = e.asset AND l.transport = e.transport
          AND l.port = e.port AND l.process IS NOT NULL ORDER BY l.id LIMIT 1) AS process,
        e.product, e.version, e.banner, 1 AS contacted
      FROM endpoint e LEFT JOIN asset a ON a.id = e.asset WHERE e.state = 'open'
      UNION ALL
      SELECT 'l' || min(l.id), l.asset, l.address, l.transport, l.port, NULL, NULL, 0,
        CASE WHEN max(l.exposure <> 'loopback') THEN 'network' ELSE 'loopback' END, l.process, NULL, NULL, NULL, 0
      FROM listener l
      WHERE NOT EXISTS (SELECT 1 FROM endpoint e WHERE e.asset = l.asset AND e.transport = l.transport
        AND e.port = l.port AND e.state = 'open')
      GROUP BY l.asset, l.transport, l.port
      """,
    columns: [
      .text("id", "e and the endpoint's number, or l and the listener's.", .plain),
      .number("asset", "The host.", .plain),
      .text("address", "The address contacted or bound to.", .address),
      .text("transport", "tcp or udp.", .plain),
      .number("port", "The port.", .address),
      .text("service", "The protocol; NULL when nothing is known.", .plain),
      .text("service_reason", "How the protocol is known: greeting, tls or port-number.", .plain),
      .flag("proved", "Whether the service itself showed the protocol; 0 when only the port's number suggests it."),
      .text(
        "exposure",
        "network (other machines can reach it) or loopback (this machine only); NULL when the kernel's table could "
          + "not be read.", .plain),
      .text("process", "The program behind it, on this machine.", .version),
      .text("product", "The product, from what the service said.", .version),
      .text("version", "Its version.", .version),
      .text("banner", "The first line that the service sent.", .version),
      .flag("contacted", "Whether a probe spoke to it; 0 for a socket that is only listed."),
    ])
}
