import Foundation
import Reading
import Seeded
import Testing

/// How much of what pages leave in texts is cut, and how much of the articles with it.
@Suite("Leftovers in texts") struct LeftoverTests {
    @Test("Of leftovers at random places 95 in 100 are cut, and of the article's sentences at most 5 in 1000 are lost")
    func written() {
        var random = SeededGenerator(seed: 20)
        var measure = LeftoverMeasure()
        for _ in 0..<60 {
            let sentences = LeftoverSamples.sentences.shuffled(using: &random)
            let paragraphs = stride(from: 0, to: sentences.count, by: 3).map {
                Array(sentences[$0..<min($0 + Int.random(in: 1...3, using: &random), sentences.count)])
            }
            let leftovers = LeftoverSamples.leftovers.shuffled(using: &random).prefix(10)
            measure.add(Array(leftovers), into: paragraphs, using: &random)
        }
        print("leftovers:", measure.description)
        #expect(measure.cut >= 0.95, "\(measure.missed)")
        #expect(measure.lost <= 0.005, "\(measure.gone)")
    }

    /// See scripts/leftovers.
    @Test(
        "Of a folder's leftovers 95 in 100 are cut, and of its sentences at most 5 in 1000 are lost",
        .enabled(if: ProcessInfo.processInfo.environment["PAGES"] != nil))
    func measured() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["PAGES"])
        let gold = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent("gold.json"))
        let pages = try JSONDecoder().decode([GoldPage].self, from: gold)
        let texts = pages.map(\.paragraphs).filter { $0.count >= 5 }
        var random = SeededGenerator(seed: 21)
        var leftovers = pages.flatMap(\.leftovers).shuffled(using: &random)[...]
        var measure = LeftoverMeasure()
        var next = 0
        while !leftovers.isEmpty {
            let text = texts[next % texts.count]
            measure.add(Array(leftovers.prefix(max(1, text.count / 4))), into: text, using: &random)
            leftovers = leftovers.dropFirst(max(1, text.count / 4))
            next += 1
        }
        print("leftovers:", measure.description)
        #expect(measure.cut >= 0.95)
        #expect(measure.lost <= 0.005)
    }
}

/// What is known of a page by people who read it.
private struct GoldPage: Decodable {
    var text: String
    /// Strings that stand on the page and not in the article.
    var without: [String]?

    var leftovers: [String] {
        (without ?? []).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
    }

    /// The paragraphs that are sentences, each as one: headings are another matter.
    var paragraphs: [[String]] {
        text.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .filter { $0.count > 60 && ".!?”\"".contains($0.last ?? " ") }.prefix(25).map { [$0] }
    }
}

/// Puts leftovers into texts, cleans them, and counts.
private struct LeftoverMeasure: CustomStringConvertible {
    private var leftovers = 0
    private var sentences = 0
    private(set) var missed: [String] = []
    private(set) var gone: [String] = []

    var cut: Double { 1 - Double(missed.count) / Double(max(1, leftovers)) }
    var lost: Double { Double(gone.count) / Double(max(1, sentences)) }

    var description: String {
        let share = { (share: Double) in (share * 10_000).rounded() / 100 }
        return "\(share(cut)) % of \(leftovers) cut, \(share(lost)) % of \(sentences) sentences lost"
    }

    /// Each leftover stands alone on a line at a random place behind the first paragraph.
    mutating func add(
        _ leftovers: [String], into paragraphs: [[String]], using random: inout some RandomNumberGenerator
    ) {
        var lines = paragraphs.map { $0.joined(separator: " ") }
        for leftover in leftovers { lines.insert(leftover, at: Int.random(in: 1...lines.count, using: &random)) }
        let article = PlainText.clean(lines.joined(separator: "\n\n"))
        let left = Set(article.text.components(separatedBy: "\n\n"))
        let kept = (article.title ?? "") + "\n" + article.text
        self.leftovers += leftovers.count
        missed += leftovers.filter { left.contains($0) }
        for sentence in paragraphs.joined() {
            sentences += 1
            if !kept.contains(sentence) { gone.append(sentence) }
        }
    }
}
