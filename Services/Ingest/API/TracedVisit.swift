import HTTP
import Service
import Shared

/// The span of a request to the API, from its arrival until it is answered.
struct TracedVisit: Sendable {
    /// The request's own span.
    let trace: TraceContext
    /// When it came: nanoseconds since 1970.
    let start = Timestamp.nanoseconds()
    private let sender: TraceContext?
    private let tracer: Tracer

    init(_ request: Request, _ tracer: Tracer) {
        sender = request.head["traceparent"].flatMap(TraceContext.init(header:))
        trace = tracer.begin(under: sender)
        self.tracer = tracer
    }

    /// Records it, when it is answered with `status`.
    func end(_ status: Int) {
        tracer.record(
            TraceSpan(
                trace, under: sender, .server, "POST /v1/articles", from: start,
                failure: status >= 500 ? String(status) : nil,
                [
                    .httpMethod: "POST", .httpRoute: "/v1/articles", .urlPath: "/v1/articles", .urlScheme: "http",
                    .httpStatus: status,
                ]), in: trace)
    }
}
