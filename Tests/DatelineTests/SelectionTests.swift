import Postgres
import Service
import Testing

@testable import dateline

@Suite("What a command is about")
struct SelectionTests {
    private func chosen(_ words: String...) throws -> Conditions {
        let options = [Option("all", "")] + RejectedSelection.filters
        return try RejectedSelection.chosen(Arguments(words, options: options)).conditions
    }

    @Test("Each condition has the number of its own parameter")
    func numbers() {
        var conditions = Conditions()
        conditions.add("a = $", .text("x"))
        conditions.add("b = $ OR b LIKE $ || '-%'", .text("de"))
        #expect(conditions.sql == "(a = $1) AND (b = $2 OR b LIKE $2 || '-%')")
        #expect(conditions.parameters == [.text("x"), .text("de")])
        #expect(Conditions().sql == "true")
    }

    @Test("A replay without numbers, filters or --all is refused, so that nobody sends everything by mistake")
    func nothingChosen() {
        #expect(throws: UsageError.self) { try chosen() }
    }

    @Test("Numbers and filters together are refused")
    func both() {
        #expect(throws: UsageError.self) { try chosen("7", "--reason", "not-json") }
    }

    @Test("Filters choose among the open rejections only, numbers among all")
    func states() throws {
        #expect(try chosen("--reason", "not-json").sql == "(reason = $1) AND (state = $2)")
        #expect(try chosen("7", "9").sql == "(rejected_key = ANY ($1))")
        #expect(try chosen("--all").parameters == [.text("open")])
    }

    @Test("A word that is no number is refused", arguments: ["x7", "7.5", "", "9223372036854775808"])
    func words(word: String) {
        #expect(throws: UsageError.self) { try chosen(word) }
    }

    @Test(
        "The time since when can be a day, a time or a length of time",
        arguments: ["2024-05-10", "2024-05-10T09:00Z", "90m"])
    func since(text: String) throws {
        #expect(try chosen("--since", text).sql.contains("rejected_at >= "))
    }

    @Test("Any other time is refused", arguments: ["yesterday", "90", "2024", "now(); drop table article"])
    func sinceRefused(text: String) {
        #expect(throws: UsageError.self) { try chosen("--since", text) }
    }
}
