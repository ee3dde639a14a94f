import Testing

@testable import Shared

@Suite("Strings in JSON")
struct JSONStringTests {
    /// Lengths around the eight bytes that are looked at together, each with the special byte at each place.
    private static func places(_ body: (_ before: String, _ after: String) throws -> Void) rethrows {
        for length in 0..<20 {
            for place in 0...length {
                let text = String(repeating: " !é#[]~\u{7F}", count: 3).prefix(length)
                try body(String(text.prefix(place)), String(text.dropFirst(place)))
            }
        }
    }

    @Test("A string ends at its quotation mark, wherever that stands")
    func ends() throws {
        try Self.places { before, after in
            var reader = try JSONReader(Array("\"\(before)\"\(after)".utf8)[...])
            #expect(try reader.string() == before)
            #expect(reader.peek == after.utf8.first)
        }
    }

    @Test("An escape is read, wherever it stands")
    func escapes() throws {
        try Self.places { before, after in
            var reader = try JSONReader(Array("\"\(before)\\\"\(after)\" \"next\"".utf8)[...])
            #expect(try reader.string() == "\(before)\"\(after)")
        }
    }

    @Test("A control character is refused, wherever it stands")
    func controls() throws {
        for control in ["\0", "\u{1}", "\n", "\u{1F}"] {
            try Self.places { before, after in
                var reader = try JSONReader(Array("\"\(before)\(control)\(after)\"".utf8)[...])
                #expect(throws: RecordError.self) { try reader.string() }
            }
        }
    }

    @Test("A string without an end is refused")
    func open() throws {
        try Self.places { before, _ in
            var reader = try JSONReader(Array("\"\(before)".utf8)[...])
            #expect(throws: RecordError.self) { try reader.string() }
        }
    }
}
