import Testing

@testable import ingest

@Suite("In what form an article comes")
struct ContentKindTests {
    @Test(
        "It is told by its look",
        arguments: [
            ("Words and words.", .text), ("", .text), ("{\"text\": 1}", .json), ("\u{feff} {\n}", .json),
            ("{\"text\": 1}\n{\"text\": 2}\n", .ndjson), ("{\"text\": 1}\r\n\r\n{\"text\": 2}", .ndjson),
            ("{\n\"text\": 1\n}", .json), ("{curly words}", .text), ("[[[[", .json), ("[{\"text\": 1}]", .json),
            ("[Update] Words.", .text), ("<!DOCTYPE html>", .html), ("\n<html>", .html), ("<?xml", .html),
            ("<p>a", .html),
            ("< 5 per cent", .text), ("<3", .text),
        ] as [(String, ContentKind)])
    func look(_ text: String, _ kind: ContentKind) {
        #expect(ContentKind(look: Array(text.utf8)[...]) == kind)
    }

    @Test("It is told by media type and by file name")
    func names() {
        #expect(ContentKind(mediaType: "application/json") == .json)
        #expect(ContentKind(mediaType: "application/x-ndjson") == .ndjson)
        #expect(ContentKind(mediaType: "text/plain") == .text)
        #expect(ContentKind(mediaType: "text/html") == .html)
        #expect(ContentKind(mediaType: "image/png") == nil)
        #expect(ContentKind(fileName: "a/b.c/story.TXT") == .text)
        #expect(ContentKind(fileName: "dump.jsonl") == .ndjson)
        #expect(ContentKind(fileName: "story") == nil)
        #expect(ContentKind(fileName: "photo.png") == nil)
    }

    @Test("Lines keep their numbers, empty ones are passed over, the last needs no line feed")
    func lines() {
        let lines = NDJSON(Array("a\n\n \r\nb\r\nc".utf8)[...]).map {
            ($0.number, String(decoding: $0.line, as: UTF8.self))
        }
        #expect(lines.map(\.0) == [1, 4, 5])
        #expect(lines.map(\.1) == ["a", "b\r", "c"])
        #expect(Array(NDJSON([])).isEmpty)
    }
}
