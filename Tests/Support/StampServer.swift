/// A time-stamping authority of the tests: `openssl ts`.
package enum StampServer {
  /// The TimeStampResp to a TimeStampReq, in DER.
  package static func answer(
    _ question: [UInt8], by identity: CertificateWorkshop.Identity, chain: CertificateWorkshop.Identity,
    in folder: TemporaryFolder
  ) throws -> [UInt8] {
    let settings = try folder.write(
      "ts.cnf",
      """
      [tsa]
      default_tsa = one
      [one]
      serial = \(folder.file("ts.serial"))
      crypto_device = builtin
      signer_digest = sha256
      default_policy = 1.2.3.4.1
      digests = sha256
      accuracy = secs:1
      ess_cert_id_alg = sha256

      """)
    _ = try folder.write("ts.serial", "01\n")
    try folder.write("question.tsq", bytes: question)
    try Program("openssl").run(
      [
        "ts", "-reply", "-config", settings, "-section", "one", "-queryfile", folder.file("question.tsq"), "-signer",
        identity.certificate, "-inkey", identity.key, "-chain", chain.certificate, "-out", folder.file("answer.tsr"),
      ], in: folder.path)
    return try folder.read("answer.tsr")
  }
}

extension StampServer {
  /// The same over HTTP (RFC 3161 § 3.4), until the result goes out of scope.
  package static func start(
    on port: UInt16, by identity: CertificateWorkshop.Identity, chain: CertificateWorkshop.Identity,
    in folder: TemporaryFolder
  ) throws -> RunningProgram {
    // Makes the settings, too.
    _ = try? answer([], by: identity, chain: chain, in: folder)
    let script = """
      import subprocess, sys
      from http.server import BaseHTTPRequestHandler, HTTPServer
      class Stamp(BaseHTTPRequestHandler):
          def do_POST(self):
              assert self.headers["Content-Type"] == "application/timestamp-query"
              with open("question.tsq", "wb") as file:
                  file.write(self.rfile.read(int(self.headers["Content-Length"])))
              subprocess.run(["openssl", "ts", "-reply", "-config", "ts.cnf", "-section", "one", "-queryfile",
                  "question.tsq", "-signer", sys.argv[2], "-inkey", sys.argv[3], "-chain", sys.argv[4], "-out",
                  "answer.tsr"], check=True)
              with open("answer.tsr", "rb") as file:
                  answer = file.read()
              self.send_response(200)
              self.send_header("Content-Type", "application/timestamp-reply")
              self.send_header("Content-Length", str(len(answer)))
              self.end_headers()
              self.wfile.write(answer)
      HTTPServer(("127.0.0.1", int(sys.argv[1])), Stamp).serve_forever()
      """
    let server = try Program("python3").start(
      ["-c", script, String(port), identity.certificate, identity.key, chain.certificate], in: folder.path)
    guard LoopbackPort.wait(port) else { throw Program.Failure(description: "the stamp server does not listen") }
    return server
  }
}
