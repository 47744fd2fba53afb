import ArgumentParser

@main struct Tarcza: ParsableCommand {
  func run() {}
}
