import Foundation
import Postgres
import Shared

/// What the tables hold after a run beside what was acknowledged.
struct FaultVerdict {
    let stage: Stage
    let load: SteadyLoad

    /// Everything that is not as promised; empty when nothing was lost and nothing doubled.
    func problems() throws -> [String] {
        let found = try stored()
        let numbers = 0..<load.sent
        let expected = try findings(of: numbers.filter { FaultArticle(number: $0).isGood })
        let acknowledged = load.acknowledged.filter { FaultArticle(number: $0).isGood }.map {
            FaultArticle(number: $0).id
        }
        let lost = acknowledged.filter { found[$0] == nil }
        let strange = found.keys.filter { expected[$0] == nil }
        let wrong = found.compactMap { id, facts in expected[id].flatMap { difference(id, facts, $0) } }
        return describe("acknowledged and lost", lost) + describe("stored, but never sent", strange)
            + describe("not stored exactly once with its facts", wrong) + (try rejectionProblems())
    }

    private func difference(_ id: String, _ stored: [String], _ expected: [String]) -> String? {
        guard stored != expected else { return nil }
        let changes = stored.difference(from: expected)
        let (more, less) = (changes.insertions.map(Self.element), changes.removals.map(Self.element))
        return "\(id) (more: \(more), less: \(less))"
    }

    private static func element(_ change: CollectionDifference<String>.Change) -> String {
        switch change {
        case .insert(_, let element, _), .remove(_, let element, _): element
        }
    }

    private func describe(_ what: String, _ ids: [String]) -> [String] {
        ids.isEmpty ? [] : ["\(ids.count) \(what): \(ids.sorted().prefix(10).joined(separator: " "))"]
    }

    /// The articles in the tables, by id, each with its facts; an article that is there twice has its facts twice.
    private func stored() throws -> [String: [String]] {
        var facts: [String: [String]] = [:]
        let connection = try stage.connect()
        for row in try connection.query("SELECT id FROM article") {
            facts[try row["id"], default: []].append("article")
        }
        let queries = [
            "SELECT id, concat_ws(' ', 'mention', type, start_offset, end_offset, kind) AS fact FROM mention JOIN entity USING (entity_key) JOIN article USING (article_key)",
            "SELECT id, concat_ws(' ', 'date', start_offset, end_offset, value) AS fact FROM article_date JOIN article USING (article_key)",
            "SELECT id, concat_ws(' ', 'quote', start_offset, end_offset, kind) AS fact FROM quote JOIN article USING (article_key)",
        ]
        for query in queries {
            for row in try connection.query(query) { facts[try row["id"], default: []].append(try row["fact"]) }
        }
        return facts.mapValues { $0.sorted() }
    }

    /// The same of articles that never met a fault: what `extractor annotate` finds.
    private func findings(of numbers: [Int]) throws -> [String: [String]] {
        let (input, output) = (
            stage.folder.appending(path: "articles.ndjson"), stage.folder.appending(path: "found.ndjson")
        )
        let lines = numbers.map { FaultArticle(number: $0).json + "\n" }
        try Data(lines.joined().utf8).write(to: input)
        let command = [
            "-c", #""$0" annotate <"$1" >"$2""#, Programs.url(of: "extractor").path, input.path, output.path,
        ]
        let done = try stage.run("/bin/sh", command)
        guard done.exitCode == 0 else { throw Stage.Failure(description: "extractor annotate: \(done.errors)") }
        var facts: [String: [String]] = [:]
        for line in try Data(contentsOf: output).split(separator: UInt8(ascii: "\n")) {
            let extraction = try JSONDecoder().decode(Extraction.self, from: line)
            facts[extraction.article.id] = Self.facts(of: extraction.findings)
        }
        return facts
    }

    private static func facts(of findings: Findings) -> [String] {
        let mentions = findings.entities.flatMap { entity in
            entity.mentions.map {
                "mention \(entity.type.rawValue) \($0.start) \($0.end) \($0.kind.rawValue)"
            }
        }
        let dates = findings.dates.map {
            ["date", "\($0.start)", "\($0.end)", $0.value].compactMap(\.self).joined(separator: " ")
        }
        let quotes = findings.quotes.map { "quote \($0.start) \($0.end) \($0.kind.rawValue)" }
        return (["article"] + mentions + dates + quotes).sorted()
    }

    /// Each acknowledged message that is no article is rejected once, with a reason; nothing else is rejected.
    private func rejectionProblems() throws -> [String] {
        let rows = try stage.connect().query(
            "SELECT convert_from(value, 'UTF8') AS value, reason, detail FROM rejected_article")
        var rejected: [String: Int] = [:]
        var problems: [String] = []
        for row in rows {
            let (value, reason, detail): (String?, String, String) = (
                try row["value"], try row["reason"], try row["detail"]
            )
            if let value { rejected[value, default: 0] += 1 }
            if reason.isEmpty || detail.isEmpty { problems.append("rejected without a reason: \(value ?? "no value")") }
        }
        let bad = (0..<load.sent).map(FaultArticle.init).filter { !$0.isGood }
        let sent = Set(bad.map(\.json))
        let acknowledged = bad.filter { load.acknowledged.contains($0.number) }.map(\.json)
        return problems
            + describe("bad, acknowledged and not in rejected_article", acknowledged.filter { rejected[$0] == nil })
            + describe("rejected more than once", rejected.filter { $0.value > 1 }.map(\.key))
            + describe("rejected, but good", rejected.keys.filter { !sent.contains($0) })
    }
}
