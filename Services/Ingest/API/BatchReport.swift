import HTTP
import Synchronization

/// What became of one line of a request with many articles.
struct LineResult: Encodable, Sendable, Equatable {
    /// Counted from 1.
    var line: Int
    /// The article's id, if the broker has it; otherwise there is a problem.
    var id: String?
    var error: String?
    var field: String?
    var reason: String?

    init(line: Int, id: String?, problem: Problem?) {
        self.line = line
        self.id = id
        (error, field, reason) = (problem?.error, problem?.field, problem?.reason)
    }
}

/// Collects what becomes of a request's lines, and answers when all is known.
final class BatchReport: Sendable {
    private struct Answer: Encodable {
        var accepted: Int
        var refused: Int
        var results: [LineResult]
    }

    private struct State {
        var results: [LineResult?]
        var missing: Int
    }

    private let state: Mutex<State>
    private let answer: @Sendable (Response) -> Void

    init(lines: Int, answer: @escaping @Sendable (Response) -> Void) {
        state = Mutex(State(results: Array(repeating: nil, count: lines), missing: lines))
        self.answer = answer
    }

    /// Notes the result of the line at `place`; once a line.
    func note(_ result: LineResult, at place: Int) {
        let complete: [LineResult]? = state.withLock { state in
            state.results[place] = result
            state.missing -= 1
            return state.missing == 0 ? state.results.compactMap { $0 } : nil
        }
        if let complete { answer(Self.response(complete)) }
    }

    /// 202 when the broker has all, 503 when it could take none, else 207.
    static func response(_ results: [LineResult]) -> Response {
        let refused = results.count { $0.error != nil }
        let isAway = results.allSatisfy { $0.error == "unavailable" || $0.error == "busy" }
        let body = Answer(accepted: results.count - refused, refused: refused, results: results)
        return .json(
            refused == 0 ? 202 : isAway ? 503 : 207, body, headers: isAway ? ["Retry-After": "5"] : [:])
    }
}
