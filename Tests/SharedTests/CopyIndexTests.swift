import Seeded
import Shared
import Testing

@Suite struct CopyIndexTests {
    private func signature(_ words: some Sequence<String>) throws -> TextSignature {
        try #require(TextSignature(of: words.joined(separator: " ")))
    }

    @Test("Of many texts that end with the same phrase the newest are looked at, and the copy is found among them all")
    func boilerplate() throws {
        let ending = (0..<40).map { "ending\($0)" }
        let texts = (0..<500).map { text in (0..<60).map { "w\(text)x\($0)" } + ending }
        var index = CopyIndex()
        for (number, text) in texts.enumerated() { index.add(try signature(text), as: Int64(number)) }
        let found = index.likelyCopies(of: try signature(texts[3].prefix(50) + ["an", "end", "of", "its", "own"]))
        #expect(found.first == 3)
        #expect(found.count <= CopyIndex.candidatesOfText)
        let newest = index.likelyCopies(of: try signature(ending))
        #expect(!newest.isEmpty && newest.allSatisfy { $0 >= 400 })
    }

    @Test("The texts with the most bands in common come first; of equals, the newest")
    func best() {
        #expect(CopyIndex.best([1: 2, 2: 5, 3: 2]) == [2, 3, 1])
        let many = Dictionary(uniqueKeysWithValues: (0..<Int64(100)).map { ($0, 1) })
        #expect(CopyIndex.best(many) == Array((84...99).reversed().map { Int64($0) }))
    }

    @Test("Texts of a few words are copies only when they are the same")
    func short() throws {
        let notice = try signature(["please", "switch", "on", "scripts", "to", "read", "this"])
        #expect(notice.likeness(to: notice) == 1)
        #expect(notice.likeness(to: try signature(["please", "switch", "on", "scripts", "to", "go", "on"])) == nil)
    }

    @Test("A short text within one far longer is no copy of it")
    func lengths() throws {
        let words = (0..<3000).map { "w\($0)" }
        #expect(try signature(words.prefix(150)).likeness(to: try signature(words)) == nil)
        #expect(try signature(words.prefix(1000)).likeness(to: try signature(words)) != nil)
    }
}
