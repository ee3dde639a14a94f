import Foundation
import Seeded
import Testing

@testable import WARC

@Suite("A web archive")
struct WARCReaderTests {
    private func record(_ type: String, _ url: String, _ block: [UInt8]) -> [UInt8] {
        let head =
            "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: <\(url)>\r\nWARC-Date: 2024-05-10T09:00:00Z\r\n"
            + "Content-Length: \(block.count)\r\n\r\n"
        return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
    }

    private func answer(_ body: [UInt8], _ headers: String = "") -> [UInt8] {
        Array("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\(headers)\r\n".utf8) + body
    }

    private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["-c"]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        input.fileHandleForWriting.write(Data(bytes))
        try input.fileHandleForWriting.close()
        return Array(output.fileHandleForReading.readDataToEndOfFile())
    }

    private func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).warc").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(filePath: path))
        return try body(path)
    }

    private func pages(_ bytes: [UInt8]) throws -> [ArchivedPage] {
        try withFile(bytes) { path in
            let reader = try WARCReader(path: path)
            var pages: [ArchivedPage] = []
            while let item = reader.next() { if case .page(let page, _) = item { pages.append(page) } }
            return pages
        }
    }

    /// What an archive gives: a page's address, or what is wrong with a record, each with its place.
    private func items(_ bytes: [UInt8]) throws -> [String] {
        try withFile(bytes) { path in
            let reader = try WARCReader(path: path)
            var items: [String] = []
            while let item = reader.next() {
                switch item {
                case .page(let page, let place): items.append("\(place): \(page.url)")
                case .broken(let place, let reason): items.append("\(place): \(reason)")
                }
            }
            return items
        }
    }

    private func page(_ number: Int) -> [UInt8] {
        record("response", "https://example.org/\(number)", answer(Array("<p>page \(number)</p>".utf8)))
    }

    @Test("gives its pages, plain or with each record compressed by itself")
    func pagesOfBoth() throws {
        let records = [
            record("warcinfo", "", Array("software: x".utf8)),
            record("request", "https://example.org/1", Array("GET / HTTP/1.1\r\n\r\n".utf8)),
            record("response", "https://example.org/1", answer(Array("<p>one</p>".utf8))),
            record("response", "https://example.org/2", answer(Array("<p>two</p>".utf8))),
        ]
        let plain = try pages(records.flatMap(\.self))
        #expect(plain.map(\.url) == ["https://example.org/1", "https://example.org/2"])
        #expect(plain[0].body == Array("<p>one</p>".utf8) && plain[0].status == 200)
        #expect(plain[0].contentType == "text/html; charset=utf-8" && plain[0].date == "2024-05-10T09:00:00Z")
        #expect(try pages(records.flatMap { try gzip($0) }) == plain)
    }

    @Test("undoes chunks and compression, and takes bodies whose headers say so but are not")
    func encodings() throws {
        let text = Array("<p>long text</p>".utf8)
        let chunks = Array("4;x=1\r\n<p>l\r\nc\r\nong text</p>\r\n0\r\n\r\n".utf8)
        let zipped = try gzip(text)
        let bodies = [
            answer(chunks, "Transfer-Encoding: chunked\r\n"), answer(text, "Transfer-Encoding: chunked\r\n"),
            answer(zipped, "Content-Encoding: gzip\r\n"), answer(text, "Content-Encoding: gzip\r\n"),
        ]
        for body in bodies {
            #expect(try pages(record("response", "https://example.org/", body)).first?.body == text)
        }
    }

    @Test("names an answer it cannot decode, and goes on")
    func undecodable() throws {
        let broken = record("response", "https://example.org/", answer([1, 2, 3], "Content-Encoding: br\r\n"))
        let (first, second) = (page(1), page(2))
        #expect(
            try items(first + broken + second) == [
                "byte 0: https://example.org/1", "byte \(first.count): its answer cannot be decoded",
                "byte \(first.count + broken.count): https://example.org/2",
            ])
    }

    @Test("that breaks off gives what came before, then says where")
    func cutOff() throws {
        let (one, two) = (page(1), page(2))
        #expect(
            try items(one + two.dropLast(20)) == [
                "byte 0: https://example.org/1",
                "byte \(one.count): the archive breaks off in it: the file ends",
            ])
        let zipped = try gzip(one)
        #expect(
            try items(zipped + gzip(two).dropLast(20)) == [
                "byte 0: https://example.org/1",
                "byte \(zipped.count): the archive breaks off in it: the file ends",
            ])
    }

    @Test(
        "goes on behind a record with a wrong length",
        arguments: ["1", "150", "100000", "-1", "x", "9223372036854775807"])
    func wrongLength(length: String) throws {
        let (one, three) = (page(1), page(3))
        let real =
            "Content-Length: \(String(decoding: page(2), as: UTF8.self).split(separator: "Content-Length: ")[1].prefix { $0.isNumber })"
        let two = Array(
            String(decoding: page(2), as: UTF8.self).replacing(real, with: "Content-Length: \(length)").utf8)
        #expect(two != page(2))
        let plain = try items(one + two + three)
        #expect(plain.count == 3 && plain[0] == "byte 0: https://example.org/1")
        #expect(plain[1].hasPrefix("byte \(one.count): ") && !plain[1].contains("example"))
        #expect(plain[2] == "byte \(one.count + two.count): https://example.org/3")
        let zipped = try [one, two, three].map { try gzip($0) }
        let places = try items(zipped.flatMap(\.self))
        #expect(places.count == 3 && places[1].hasPrefix("byte \(zipped[0].count): "))
        #expect(places[2] == "byte \(zipped[0].count + zipped[1].count): https://example.org/3")
    }

    @Test("goes on behind a member whose compression is broken, wherever the wrong byte is")
    func brokenMember() throws {
        let zipped = try (1...3).map { try gzip(page($0)) }
        var damaged = 0
        for place in zipped[1].indices {
            var middle = zipped[1]
            middle[place] ^= 0x40
            let items = try items(zipped[0] + middle + zipped[2])
            #expect(items.first == "byte 0: https://example.org/1")
            #expect(items.last == "byte \(zipped[0].count + middle.count): https://example.org/3")
            // Some bits do no harm, as those of the time; a wrong page never comes.
            #expect(try pages(middle).allSatisfy { $0.body == Array("<p>page 2</p>".utf8) }, "byte \(place)")
            damaged += items.contains { $0.hasPrefix("byte \(zipped[0].count): https") } ? 0 : 1
        }
        #expect(damaged >= zipped[1].count - 8)
    }

    @Test("compressed as a whole tells where in it a record is broken")
    func wholeFile() throws {
        let (one, junk, two) = (page(1), Array("junk\r\nmore junk\r\n".utf8), page(2))
        #expect(
            try items(gzip(one + junk + two)) == [
                "byte 0: its length is wrong",
                "byte 0, \(one.count + junk.count) into what is compressed there: https://example.org/2",
            ])
    }

    @Test("that is none has nothing but a broken record")
    func none() throws {
        #expect(try items(Array("hello\n".utf8)) == ["byte 0: it does not begin with WARC/1.0 or WARC/1.1"])
        #expect(try items(Array("WARC/1.0\r\n\r\n".utf8)) == ["byte 0: its length is missing or no number"])
        #expect(try items([0x1f, 0x8b, 8, 0, 1, 2, 3]).count == 1)
        #expect(try items([]).isEmpty)
        #expect(throws: WARCError.self) { try WARCReader(path: "/nonexistent/x.warc") }
    }

    @Test("of any bytes is read or refused, never a crash; FUZZ_ROUNDS makes it longer")
    func fuzz() throws {
        let rounds = ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap(Int.init) ?? 300
        var rng = SeededGenerator(seed: 5)
        let seed = record(
            "response", "https://e.org/", answer(Array("3\r\nabc\r\n0\r\n\r\n".utf8), "Transfer-Encoding: chunked\r\n"))
        for _ in 0..<rounds {
            var bytes = seed
            for _ in 0..<5 {
                bytes[Int.random(in: 0..<bytes.count, using: &rng)] = UInt8.random(in: 0...255, using: &rng)
            }
            _ = try? pages(bytes)
            _ = try? pages([0x1f, 0x8b, 8] + bytes)
        }
    }

    @Test("does not let a small body grow beyond the limit")
    func bomb() throws {
        let zipped = try gzip([UInt8](repeating: 65, count: 100_000))
        #expect(Inflate.decompress(zipped, limit: 100_000)?.count == 100_000)
        #expect(Inflate.decompress(zipped, limit: 99_999) == nil)
    }
}
