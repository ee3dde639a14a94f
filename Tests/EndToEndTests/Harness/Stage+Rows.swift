import Foundation
import Testing

extension Stage {
    /// How many articles the table has; 0 while there is no table or no database.
    var articleCount: Int { (try? number("SELECT count(*) FROM article")) ?? 0 }

    var rejectedCount: Int { (try? number("SELECT count(*) FROM rejected_article")) ?? 0 }

    /// Waits until nothing is on its way: asked in the order of an article's way, none of `services` has anything left to
    /// read.
    func settle(_ services: [Service] = Service.allCases) throws {
        var lag: FinishedProgram?
        do {
            try eventually("all articles are rows or rejected") {
                lag = try run("dateline", "lag", "--json")
                guard let lag, lag.exitCode == 0 else { return false }
                let groups = try JSONDecoder().decode(LagOutput.self, from: Data(lag.output.utf8)).groups
                return services.allSatisfy { service in
                    groups.contains { $0.service == service.rawValue && $0.lag == 0 }
                }
            }
        } catch {
            throw Failure(description: "\(error); there are \(articleCount) rows; \(lag?.output ?? "")")
        }
    }

    /// Expects exactly these articles in the table, each once with its facts once.
    func expectRows(of numbers: some Collection<Int>, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let rows = try connect().query("SELECT id FROM article")
        let ids = Set(try rows.map { row -> String in try row["id"] })
        let expected = Set(numbers.map { SampleArticle(number: $0).id })
        #expect(
            ids == expected, "\(expected.subtracting(ids).count) lost, \(ids.subtracting(expected).count) too many",
            sourceLocation: sourceLocation)
        try expectFactsOnce(sourceLocation: sourceLocation)
    }

    /// Expects as many facts in the tables as the articles' own counts say: none doubled, none lost, none orphaned.
    func expectFactsOnce(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let tables = [
            ("mention", "mentions"), ("article_entity", "entities"), ("article_date", "dates"), ("quote", "quotes"),
        ]
        for (table, count) in tables {
            let rows = try number("SELECT count(*) FROM \(table)")
            let counted = try number("SELECT coalesce(sum(\(count)), 0) FROM article")
            #expect(rows == counted, "rows of \(table)", sourceLocation: sourceLocation)
        }
    }
}

/// What `dateline lag --json` prints, as far as it is needed.
private struct LagOutput: Decodable {
    struct Group: Decodable {
        let service: String
        let lag: Int
    }

    let groups: [Group]
}
