import Model

/// From where each open port can be reached: the view that compares scans from several places in one case file.
package enum Reachability {
  package static let table = CaseTable(
    "reachability",
    "Ports that are open from somewhere, one row for each place from which somebody looked: to compare a scan from "
      + "inside with one from the internet, after their case files were merged.",
    identity: ["transport", "port", "vantage"],
    view: """
      WITH
        place AS (
          SELECT vantage FROM endpoint WHERE vantage IS NOT NULL
          UNION SELECT vantage FROM port_summary WHERE vantage IS NOT NULL
        ),
        open_somewhere AS (
          SELECT address, transport, port, max(service) AS service FROM endpoint WHERE state = 'open'
          GROUP BY address, transport, port
        )
      SELECT o.address, o.transport, o.port, o.service, p.vantage,
        CASE
          WHEN EXISTS (SELECT 1 FROM endpoint e WHERE e.address = o.address AND e.transport = o.transport
            AND e.port = o.port AND e.state = 'open' AND e.vantage = p.vantage) THEN 'open'
          WHEN EXISTS (SELECT 1
            FROM port_summary s, json_each('["' || replace(s.ports, ',', '","') || '"]') part
            WHERE s.address = o.address AND s.transport = o.transport AND s.vantage = p.vantage
              AND o.port BETWEEN CAST(part.value AS INTEGER)
              AND CAST(substr(part.value, instr(part.value, '-') + 1) AS INTEGER)) THEN 'not-open'
          ELSE 'not-tried'
        END AS state
      FROM open_somewhere o CROSS JOIN place p
      """,
    columns: [
      .text("address", "The address contacted.", .address),
      .text("transport", "tcp or udp.", .plain),
      .number("port", "The port.", .address),
      .text("service", "The protocol; NULL when nothing is known.", .plain),
      .text("vantage", "The place: lan, internet or a name.", .plain),
      .text(
        "state", "open, not-open (tried from there, and closed or filtered) or not-tried, from this place.", .plain),
    ])
}
