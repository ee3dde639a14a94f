import Foundation
import Service
import Shared
import Synchronization
import Testing

@testable import extractor

@Suite("Annotate", .timeLimit(.minutes(60)))
struct AnnotateTests {
    @Test("Lines are whole however the bytes come", arguments: [1, 2, 3, 7, 100])
    func splits(size: Int) {
        let text = Array("one\n\nthree 🙂\nlast".utf8)
        var splitter = LineSplitter()
        var lines: [InputLine] = []
        for start in stride(from: 0, to: text.count, by: size) {
            lines += splitter.lines(adding: Array(text[start..<min(start + size, text.count)]))
        }
        lines += [splitter.lastLine()].compactMap(\.self)
        #expect(lines.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one", "", "three 🙂", "last"])
        #expect(lines.map(\.number) == [1, 2, 3, 4])
        #expect(splitter.lastLine() == nil)
    }

    @Test("Only the text is needed: the id follows from it, the language is English")
    func defaults() throws {
        let first = try extraction(of: #"{"text":"Ann Lee met Bob."}"#)
        #expect(try first == extraction(of: #"{"text":"Ann Lee met Bob."}"#))
        #expect(first.status == .ok)
        #expect(first.article.language == "en")
        #expect(first.article.id.count == 36)
        #expect(try first.article.id != extraction(of: #"{"text":"Ann Lee met Kim."}"#).article.id)
    }

    @Test("What is given is echoed, any string as the id")
    func echoes() throws {
        let line = #"{"id":"no 1/ä","text":"Hej.","language":"da","publishedAt":"2024-05-10","title":"T","extra":{}}"#
        let article = try extraction(of: line).article
        #expect(article.id == "no 1/ä")
        #expect(article.language == "da")
        #expect(article.publishedAt == "2024-05-10")
        #expect(article.title == "T")
    }

    @Test(
        "A bad line becomes an error with its number",
        arguments: [
            ("", "JSON"), ("x", "JSON"), ("{}", "'text' is missing"), (#"{"text":1}"#, "'text' must be a string"),
            (#"{"text":"x","schema":99}"#, "schema 99"), (#"{"text":"x","id":1}"#, "'id' must be a string"),
        ])
    func errors(line: String, reason: String) throws {
        let output = try annotator().output(for: InputLine(number: 7, bytes: Array(line.utf8)))
        #expect(output.isError)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [String: Any])
        #expect(object["line"] as? Int == 7)
        #expect((object["error"] as? String)?.contains(reason) == true)
        #expect(object.count == 2)
    }

    @Test("As a page it has each article and each bad line, in order")
    func page() throws {
        var annotator = LineAnnotator(extractor: try ArticleExtractor(), timeLimit: .seconds(50))
        annotator.asPage = true
        let good = annotator.output(for: InputLine(number: 1, bytes: Array("{\"text\":\"Ann Lee < Bob.\"}".utf8)))
        #expect(!good.isError)
        #expect(String(decoding: good.bytes, as: UTF8.self).contains(">Ann Lee</span> &lt;"))
        let bad = annotator.output(for: InputLine(number: 2, bytes: Array("<b>".utf8)))
        #expect(bad.isError)
        #expect(String(decoding: bad.bytes, as: UTF8.self).contains("Line 2: "))
    }

    @Test("There is a line out for each line in, in order, and the exit code tells of a bad one")
    func stream() throws {
        let lines = (1...500).map { $0 == 250 ? "bad" : #"{"id":"n\#($0)","text":"Ann met Bob."}"# }
        let (output, code) = try run(lines.joined(separator: "\n"))
        #expect(output.count == 500)
        #expect(code == .failure)
        let ids = output.map {
            (try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["id"] as? String
        }
        #expect(ids == (1...500).map { $0 == 250 ? nil : "n\($0)" })
        #expect(try run(lines[0] + "\n").code == .success)
        #expect(try run("").output.isEmpty)
    }

    @Test("A line of five megabytes is one line")
    func largeLine() throws {
        let text = String(repeating: "a b c d ", count: 650_000)
        let (output, code) = try run("{\"language\":\"da\",\"text\":\"\(text)\"}\n{\"text\":\"Ann.\"}")
        #expect(code == .success)
        #expect(output.count == 2)
        #expect(output[0].utf8.count > 5_000_000)
    }

    @Test("When nobody reads the output, it ends quietly")
    func brokenPipe() throws {
        signal(SIGPIPE, SIG_IGN)
        let input = Pipe()
        let output = Pipe()
        try output.fileHandleForReading.close()
        try input.fileHandleForWriting.write(contentsOf: Data("{\"text\":\"Ann.\"}\n{\"text\":\"Bob.\"}\n".utf8))
        let code = try stream(input, output).run()
        #expect(code == .success)
        try input.fileHandleForWriting.close()
    }

    private func annotator() throws -> LineAnnotator {
        LineAnnotator(extractor: try ArticleExtractor(), timeLimit: .seconds(30))
    }

    private func extraction(of line: String) throws -> Extraction {
        let output = try annotator().output(for: InputLine(number: 1, bytes: Array(line.utf8)))
        return try WireFormat.decode(Extraction.self, from: output.bytes)
    }

    private func stream(_ input: Pipe, _ output: Pipe) throws -> AnnotateStream {
        AnnotateStream(
            annotator: try annotator(), threads: 3, input: input.fileHandleForReading.fileDescriptor,
            output: output.fileHandleForWriting.fileDescriptor)
    }

    /// Runs text through; a thread feeds the pipe and another empties it.
    private func run(_ text: String) throws -> (output: [String], code: ExitCode) {
        let input = Pipe()
        let output = Pipe()
        let feeder = try BackgroundThread(name: "feeder") {
            try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            try? input.fileHandleForWriting.close()
        }
        let collected = Collected()
        let reader = try BackgroundThread(name: "reader") {
            collected.set((try? output.fileHandleForReading.readToEnd()) ?? Data())
        }
        let code = try stream(input, output).run()
        try output.fileHandleForWriting.close()
        feeder.join()
        reader.join()
        return (String(decoding: collected.data, as: UTF8.self).split(separator: "\n").map(String.init), code)
    }
}

private final class Collected: Sendable {
    private let value = Mutex(Data())

    var data: Data { value.withLock { $0 } }

    func set(_ data: Data) { value.withLock { $0 = data } }
}
