import Foundation
import Service
import Synchronization
import Testing

@Suite("The log")
struct LogTests {
    private final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    private let lines = Lines()

    @Test("A line is one JSON object, whatever stands in it")
    func json() throws {
        let log = Log(service: "demo", format: .json, write: lines.add)
        let odd = "a \"quoted\" \\ line\nwith \u{0}\u{1b}\u{7f} and é 😀"
        log.warning(
            "demo.odd", [.articleID: odd, .partition: Int32(3), .offset: Int64(7), .seconds: 0.5, .bytes: Double.nan])
        let line = try #require(lines.all.first)
        #expect(line.hasSuffix("}\n") && line.dropLast().allSatisfy { $0 != "\n" })
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["level"] as? String == "warning")
        #expect(object["service"] as? String == "demo")
        #expect(object["event"] as? String == "demo.odd")
        #expect(object["article.id"] as? String == odd)
        #expect(object["partition"] as? Int == 3)
        #expect(object["seconds"] as? Double == 0.5)
        #expect(object["bytes"] is NSNull)
        let time = try #require(object["time"] as? String)
        #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
    }

    @Test("For a person a line is words, quoted where they would run together")
    func text() {
        Log(service: "demo", format: .text, write: lines.add).info(
            "demo.start", [.port: 80, .reason: "two words", .topic: "t"])
        #expect(lines.all[0].dropFirst(12) == " info demo.start  port=80  reason=\"two words\"  topic=t\n")
    }

    @Test("What is less severe than the level is not written")
    func levels() {
        let log = Log(service: "demo", level: .warning, format: .text, write: lines.add)
        log.debug("a")
        log.info("b")
        log.warning("c")
        log.error("d")
        #expect(lines.all.count == 2)
    }
}
