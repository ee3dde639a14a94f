/// What a server does with one method on one path.
public struct Route: Sendable {
    /// The method, in capitals. A route for GET answers HEAD too.
    public let method: String
    /// The whole path.
    public let path: String
    /// The largest body that is taken, in bytes; one over it is answered 413.
    public let maximumBody: Int
    /// Looks at a request before its body is read, and may refuse it.
    let admit: @Sendable (RequestHead) -> Response?
    /// Answers a complete request: now or later, on any thread. It is called on a thread that serves other connections
    /// too, so it must not wait.
    let handle: @Sendable (Request, Responder) -> Void

    /// A route whose handler answers when it can.
    public init(
        _ method: String, _ path: String, maximumBody: Int = 0,
        admit: @escaping @Sendable (RequestHead) -> Response? = { _ in nil },
        handle: @escaping @Sendable (Request, Responder) -> Void
    ) {
        self.method = method
        self.path = path
        self.maximumBody = maximumBody
        self.admit = admit
        self.handle = handle
    }

    /// A route for GET that answers at once.
    public static func get(
        _ path: String, admit: @escaping @Sendable (RequestHead) -> Response? = { _ in nil },
        answer: @escaping @Sendable () -> Response
    ) -> Route {
        Route("GET", path, admit: admit) { _, responder in responder.respond(answer()) }
    }
}

/// All routes of a server.
struct RouteTable: Sendable {
    private let routes: [Route]

    init(_ routes: [Route]) { self.routes = routes }

    enum Match {
        case route(Route)
        case refusal(Response)
    }

    /// The route for a request; else 404 or 405.
    func match(_ head: RequestHead) -> Match {
        let candidates = routes.filter { $0.path == head.path }
        let method = head.method == "HEAD" ? "GET" : head.method
        if let route = candidates.first(where: { $0.method == method }) { return .route(route) }
        if candidates.isEmpty {
            return .refusal(.problem(404, Problem("not-found", "there is nothing at \(head.path.prefix(100))")))
        }
        let allowed = candidates.flatMap { $0.method == "GET" ? ["GET", "HEAD"] : [$0.method] }.joined(separator: ", ")
        let problem = Problem("method-not-allowed", "\(head.path) takes \(allowed), not \(head.method.prefix(20))")
        return .refusal(.problem(405, problem, headers: ["Allow": allowed]))
    }
}
