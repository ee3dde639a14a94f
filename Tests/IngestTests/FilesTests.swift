import Foundation
import Service
import Testing

@testable import ingest

@Suite("Reading files")
struct FilesTests {
    /// Runs `body` in a new folder that holds `files`, and removes it.
    static func withFolder(_ files: [String: String], _ body: (_ path: String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try body(folder.path)
    }

    @Test("A folder is walked by name; what does not say it holds articles is left out and counted")
    func walk() throws {
        try Self.withFolder([
            "b.json": "", "a/z.TXT": "12345", "a/b/c.ndjson": "123", "pic.png": "", ".hidden.txt": "", "README": "",
        ]) { path in
            try FileManager.default.createSymbolicLink(atPath: path + "/a/loop", withDestinationPath: path)
            let walk = FileWalk([path])
            #expect(walk.entries.map(\.path) == ["a/b/c.ndjson", "a/z.TXT", "b.json"].map { "\(path)/\($0)" })
            #expect(walk.entries.map(\.kind) == [.ndjson, .text, .json])
            #expect(walk.leftOut == 3 && walk.size == 8 && walk.problems.isEmpty)
        }
    }

    @Test("A file that is named is taken whatever its name; one that is not there is a problem")
    func operands() throws {
        try Self.withFolder(["README": "Words."]) { path in
            let walk = FileWalk(["\(path)/README", "-", "\(path)/none"])
            #expect(walk.entries == [.init(path: "\(path)/README", kind: nil), .init(path: "-", kind: nil)])
            #expect(walk.problems.map(\.reason) == ["opening it: No such file or directory"])
        }
    }

    @Test("Lines come whole, however the file is cut into pieces, and an endless one is cut off")
    func lines() throws {
        let long = String(repeating: "x", count: 700_000)
        try Self.withFolder(["a": "one\n\n\(long)\nlast"]) { path in
            for first in [0, 3, 4, 5, 100] {
                let file = try InputFile("\(path)/a")
                var stream = LineStream(file, after: first == 0 ? [] : try file.read(atMost: first), limit: 300_000)
                var lines: [Int] = []
                while let line = try stream.next() { lines.append(line.count) }
                #expect(lines == [3, 0, 300_001, 4])
            }
        }
    }

    @Test("The bar says how far it is; without a known size it only counts")
    func bar() {
        let counts = PublishCounts(published: 5, refused: 1)
        #expect(ProgressBar.line(done: 5, total: 10, counts).hasSuffix("░ 50 %  5 published, 1 refused"))
        #expect(ProgressBar.line(done: 20, total: 10, counts).contains(" 100 % "))
        #expect(ProgressBar.line(done: 5, total: 0, counts) == "5 published, 1 refused")
    }

    @Test("The summary names only what there was")
    func summary() {
        #expect(PublishCounts(published: 1).summary == "published 1 article")
        let all = PublishCounts(published: 2, refused: 3, undelivered: 4, leftOut: 1)
        #expect(all.summary == "published 2 articles, refused 3, could not deliver 4, left out 1 other file")
    }
}
