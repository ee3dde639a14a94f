import Foundation
import HTTP
import Synchronization

/// A collector of traces for tests: takes OTLP over HTTP in JSON, and notes whatever is not of its shape.
public final class TraceCollector: Sendable {
    private struct State {
        var spans: [CollectedSpan] = []
        var problems: [String] = []
        var headers: [String: String] = [:]
        var status: Int
    }

    private let state: Mutex<State>
    private let server = Mutex<HTTPServer?>(nil)

    /// Listens on a free port of this machine; answers with `status`.
    public init(status: Int = 200) throws {
        state = Mutex(State(status: status))
        let route = Route("POST", "/v1/traces", maximumBody: 10_000_000) { [weak self] request, responder in
            responder.respond(.text(self?.take(request) ?? 503, "{}", contentType: "application/json"))
        }
        let new = HTTPServer(address: "127.0.0.1", port: 0, routes: [route])
        try new.start()
        server.withLock { $0 = new }
    }

    /// For `OTEL_EXPORTER_OTLP_ENDPOINT`.
    public var address: String { "http://127.0.0.1:\(server.withLock { $0?.port } ?? 0)" }

    /// What came, in no order.
    public var spans: [CollectedSpan] { state.withLock { $0.spans } }

    /// What was wrong with it.
    public var problems: [String] { state.withLock { $0.problems } }

    /// A header of the last request, its name in small letters.
    public func header(_ name: String) -> String? { state.withLock { $0.headers[name] } }

    /// Answers with `status` from now on.
    public func answer(_ status: Int) { state.withLock { $0.status = status } }

    private func take(_ request: Request) -> Int {
        state.withLock { state in
            for name in ["content-type", "authorization"] { state.headers[name] = request.head[name] }
            guard state.status == 200 else { return state.status }
            do {
                let object = try JSONSerialization.jsonObject(with: Data(request.body))
                state.spans += try OTLPShape.spans(of: object)
                return 200
            } catch {
                state.problems.append("\(error)")
                return 400
            }
        }
    }
}

/// A span as it came.
public struct CollectedSpan: Sendable {
    /// Of the resource.
    public let service: String
    /// 32 hexadecimal digits.
    public let traceID: String
    /// 16 hexadecimal digits.
    public let spanID: String
    /// 16 hexadecimal digits, or nil for the root of a trace.
    public let parentID: String?
    /// The name.
    public let name: String
    /// OpenTelemetry's number.
    public let kind: Int
    /// Nanoseconds since 1970.
    public let start: Int64
    /// Nanoseconds since 1970.
    public let end: Int64
    /// Whether it says that it failed.
    public let hasFailed: Bool
    /// Values as text.
    public let attributes: [String: String]
}
