import Testing

@testable import Shared

@Suite("Words that a stranger chose")
struct CutTests {
    /// A name without end, and a letter with as many marks on it.
    private static let names = [
        String(repeating: "k", count: 1_000_000), "k" + String(repeating: "\u{301}", count: 500_000),
    ]

    @Test("are cut by code points, and only where they are too long")
    func cut() {
        #expect("abc".cut(to: 3) == "abc" && "abcd".cut(to: 3) == "abc…" && "".cut(to: 0) == "")
        #expect("e\u{301}e".cut(to: 2) == "e\u{301}…")
    }

    @Test("make no error and no rejection long, which their headers could not carry", arguments: names)
    func bounded(name: String) {
        let errors = [
            RecordError.invalid(field: name, reason: name), .missing(field: name), .notJSON(name), .unsupported(name),
            .wrongType(field: name, expected: name), .tooLarge(what: name, bytes: 1, limit: 1),
        ]
        for error in errors {
            #expect(error.description.utf8.count < 2000 && error.field?.utf8.count ?? 0 < 1000)
        }
        let rejection = Rejection(
            stage: name, reason: name, detail: name, topic: name, contentType: name, version: name)
        let envelope = Envelope(
            id: "i", source: "s", kind: .rejection, time: "t", contentType: name, trace: TraceContext())
        let headers = rejection.headers + envelope.headers
        #expect(headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.count } < 10_000)
    }
}
