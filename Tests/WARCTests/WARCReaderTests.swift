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
            while let page = try reader.next() { pages.append(page) }
            return pages
        }
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

    @Test("passes over an answer it cannot decode, and counts it")
    func undecodable() throws {
        let broken = record("response", "https://example.org/", answer([1, 2, 3], "Content-Encoding: br\r\n"))
        try withFile(broken + record("response", "https://example.org/2", answer([65]))) { path in
            let reader = try WARCReader(path: path)
            #expect(try reader.next()?.url == "https://example.org/2")
            #expect(reader.skipped == 1)
        }
    }

    @Test("that breaks off gives what came before, then says where")
    func cutOff() throws {
        let one = record("response", "https://example.org/1", answer([65]))
        let two = record("response", "https://example.org/2", answer([66]))
        for bytes in [one + two.dropLast(20), try gzip(one) + gzip(two).dropLast(20)] {
            let error = try withFile(bytes) { path in
                let reader = try WARCReader(path: path)
                let first = try reader.next()
                #expect(first?.body == [65])
                return try #require(throws: WARCError.self) { while try reader.next() != nil {} }
            }
            #expect("\(error)".contains("breaks off in record 2"))
        }
    }

    @Test(
        "that is none is refused", arguments: ["hello\n", "WARC/1.0\r\n\r\n", "WARC/1.0\r\nContent-Length: -1\r\n\r\n"])
    func none(text: String) throws {
        #expect(throws: WARCError.noRecord(number: 1)) { try pages(Array(text.utf8)) }
        #expect(throws: WARCError.self) { try WARCReader(path: "/nonexistent/x.warc") }
    }

    @Test("of any bytes is read or refused, never a crash")
    func fuzz() throws {
        var rng = SeededGenerator(seed: 5)
        let seed = record(
            "response", "https://e.org/", answer(Array("3\r\nabc\r\n0\r\n\r\n".utf8), "Transfer-Encoding: chunked\r\n"))
        for _ in 0..<300 {
            var bytes = seed
            for _ in 0..<5 {
                bytes[Int.random(in: 0..<bytes.count, using: &rng)] = UInt8.random(in: 0...255, using: &rng)
            }
            _ = try? pages(bytes)
        }
    }

    @Test("does not let a small body grow beyond the limit")
    func bomb() throws {
        let zipped = try gzip([UInt8](repeating: 65, count: 100_000))
        #expect(Inflate.decompress(zipped, limit: 100_000)?.count == 100_000)
        #expect(Inflate.decompress(zipped, limit: 99_999) == nil)
    }
}
