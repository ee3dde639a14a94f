import Service
import Shared

/// What a command found: for people as text, for programs as JSON.
protocol Report: Encodable {
    /// Lines, the last one ended too.
    var text: String { get }
}

extension Report {
    /// Writes it as `arguments` ask.
    func show(_ arguments: Arguments) throws {
        guard arguments.has(Option.json.name) else { return StandardStream.output.write(text) }
        StandardStream.output.write(String(decoding: try WireFormat.encode(self), as: UTF8.self) + "\n")
    }
}

extension [any Report] {
    var text: String { map(\.text).joined() }
}
