import Foundation
import Shared
import Testing

extension EndToEnd {
    /// Decisions about entities, on articles that really passed the services.
    @Suite("dateline entity", .serialized)
    struct Entities {
        /// "name:articles" of all entities but the stories' titles, those named most first.
        private func list(_ stage: Stage, _ arguments: String...) throws -> [String] {
            let finished = try stage.run("dateline", ["entity", "list", "--json"] + arguments)
            let entries = try #require(try finished.json()["entries"] as? [[String: Any]], "\(finished.errors)")
            return entries.map { "\($0["name"] ?? ""):\($0["articles"] ?? "")" }.filter { !$0.hasPrefix("Story") }
        }

        @Test("What was decided holds when articles are read anew, and is undone")
        func decisions() throws {
            try Stage.with { stage in
                func dateline(_ arguments: String...) throws -> String {
                    let finished = try stage.run("dateline", ["entity"] + arguments)
                    #expect(finished.exitCode == 0, "\(finished.errors)")
                    return finished.output
                }
                try stage.startAll()
                try stage.publish(0..<3)
                try stage.settle()
                let found = try list(stage)
                #expect(found.sorted() == ["Ann Lee:3", "Bergen:3", "Oslo:3"])

                let merged = try dateline("merge", "Bergen", "Oslo", "--note", "a test")
                #expect(merged.contains("Bergen") && merged.contains("is Oslo") && merged.contains(": a test"))
                _ = try dateline("rename", "Oslo", "Kristiania")
                _ = try dateline("split", "Ann Lee", "--article", SampleArticle(number: 1).url, "--as", "Ann Lee II")
                _ = try dateline("retype", "Ann Lee II", "organization")
                let decided = ["Ann Lee II:1", "Ann Lee:2", "Kristiania:3"]
                #expect(try list(stage).sorted() == decided)
                #expect(try list(stage, "berg") == ["Kristiania:3"])
                #expect(try list(stage, "--type", "organization") == ["Ann Lee II:1"])

                #expect(try stage.run("dateline", "reprocess", "--all", "--yes").exitCode == 0)
                try stage.settle()
                #expect(try list(stage).sorted() == decided)
                let shown = try dateline("show", "Kristiania")
                #expect(shown.contains("names: Bergen (3), Oslo (3)"), "\(shown)")

                _ = try dateline("hide", "Ann Lee II")
                #expect(try list(stage).sorted() == ["Ann Lee:2", "Kristiania:3"])
                for number in (1...5).reversed() { _ = try dateline("undo", "\(number)") }
                #expect(try list(stage).sorted() == found.sorted())
                #expect(try dateline("decisions").split(separator: "\n").count == 5)
            }
        }

        @Test("What cannot be decided is refused with the reason")
        func refused() throws {
            try Stage.with { stage in
                try stage.startAll()
                try stage.publish(0..<1)
                try stage.settle()
                let refusals: [([String], Int32, String)] = [
                    (["merge", "Nobody", "Oslo"], 2, "no entity is called 'Nobody'"),
                    (["merge", "Oslo", "Oslo"], 1, "both are entity"), (["show", "4711"], 1, "no entity 4711"),
                    (["retype", "Oslo", "town"], 2, "person, organization, place"),
                    (["undo", "1"], 1, "no decision 1"),
                    (["split", "Oslo"], 2, "--article or --name"), (["hide", "4711"], 1, "no entity 4711"),
                ]
                for (arguments, code, reason) in refusals {
                    let finished = try stage.run("dateline", ["entity"] + arguments)
                    #expect(finished.exitCode == code, "\(arguments)")
                    #expect(finished.errors.contains(reason), "\(finished.errors)")
                }
                #expect(try stage.number("SELECT count(*) FROM entity_decision") == 0)
            }
        }
    }
}
