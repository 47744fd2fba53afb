import Foundation
import TestSupport
import Testing

/// The README's code blocks, run in order in one folder as a newcomer would.
@Suite struct ReadmeTests {
  struct Block {
    var language: String
    var heading: String
    var text: String
  }

  static func blocks() throws -> [Block] {
    let text = try String(contentsOf: Command.root.appending(path: "README.md"), encoding: .utf8)
    var blocks: [Block] = []
    var heading = ""
    var open: Block?
    for line in text.components(separatedBy: "\n") {
      if var block = open {
        if line == "```" {
          blocks.append(block)
          open = nil
        } else {
          block.text += line + "\n"
          open = block
        }
      } else if line.hasPrefix("```") {
        open = Block(language: String(line.dropFirst(3)), heading: heading, text: "")
      } else if line.hasPrefix("## ") {
        heading = String(line.dropFirst(3))
      }
    }
    return blocks
  }

  @Test func theTwoCommandsAreOneLineEach() throws {
    for heading in ["Run it", "Test it"] {
      let block = try #require(try Self.blocks().first { $0.heading == heading })
      #expect(block.language == "sh")
      #expect(block.text.split(separator: "\n").count == 1)
    }
  }

  @Test func everyOtherBlockWorksAsWritten() throws {
    let folder = try TemporaryFolder()
    var ran = 0
    for block in try Self.blocks() where !["Run it", "Test it"].contains(block.heading) {
      if block.language == "sh" {
        let path = "\(Command.folder.path):/usr/bin:/bin"
        let run = try Command("/bin/sh", ["-eu", "-c", block.text], in: folder.path, environment: ["PATH": path])
        #expect(run.status == 0, "\(block.text)\n\(run.output)\n\(run.errors)")
        ran += 1
      } else if block.language.hasPrefix("yaml file=") {
        try folder.write(String(block.language.dropFirst(10)), block.text)
      }
    }
    #expect(ran >= 2)
  }
}
