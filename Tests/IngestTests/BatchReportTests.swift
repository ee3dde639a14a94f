import HTTP
import Testing

@testable import ingest

@Suite("The answer to many articles")
struct BatchReportTests {
    private func status(_ errors: [String?]) -> (Int, retry: Bool) {
        let results = errors.enumerated().map { number, error in
            LineResult(line: number + 1, id: error == nil ? "i" : nil, problem: error.map { Problem($0, "reason") })
        }
        let response = BatchReport.response(results)
        return (response.status, response.headers["Retry-After"] != nil)
    }

    @Test("202 when all are taken, 207 when some are not, 503 with a time to come again when the broker took none")
    func statuses() {
        #expect(status([nil, nil]) == (202, false))
        #expect(status([nil, "not-json"]) == (207, false))
        #expect(status(["not-json", "not-json"]) == (207, false))
        #expect(status([nil, "unavailable"]) == (207, false))
        #expect(status(["unavailable", "busy"]) == (503, true))
    }
}
