import CMicroHTTPD

/// One request and its answer, from the request line until the last byte is sent. Lives on its connection's thread; only
/// the ``PendingAnswer`` is shared.
final class Exchange {
    let answer = PendingAnswer()
    private let head: RequestHead
    private let route: Route?
    private let server: ServerCore
    private var refusal: Response?
    private var body: [UInt8] = []
    private var reserved = 0
    private var discarded = 0
    private var isHandedOver = false
    /// Nothing that follows on the connection can be trusted.
    private let isAmbiguous: Bool

    init(_ head: RequestHead, version: String, _ server: ServerCore) {
        self.head = head
        self.server = server
        let fault = head.fault(version: version)
        isAmbiguous = fault != nil
        switch server.routes.match(head) {
        case .refusal(let response): (route, refusal) = (nil, response)
        case .route(let route): (self.route, refusal) = (route, route.admit(head) ?? Self.refusalByLength(head, route))
        }
        if server.isStopping { refusal = .stopping }
        if let fault { refusal = .problem(400, Problem("bad-request", fault)) }
    }

    deinit { server.bodies.release(reserved) }

    /// After the head: a refusal is sent at once when its sender waits for leave to go on, has more to send than is worth
    /// reading, or leaves it open where the request ends.
    func begin(_ connection: Connection) -> MHD_Result {
        guard let refusal,
            isAmbiguous || head["expect"] != nil || (head.contentLength ?? 0) > server.limits.discardedBody
        else { return .YES }
        return connection.send(refusal, closing: true)
    }

    /// A piece of the body.
    func take(_ bytes: UnsafeRawBufferPointer, _ connection: Connection) -> MHD_Result {
        if refusal == nil { refusal = keep(bytes) }
        guard refusal != nil else { return .YES }
        (body, discarded) = ([], discarded + bytes.count)
        // Answering is not possible amid a body; a sender without end is cut off.
        return discarded > server.limits.discardedBody ? .NO : .YES
    }

    /// The request is complete, or its answer has come.
    func finish(_ connection: Connection) -> MHD_Result {
        if let refusal { return send(refusal, connection) }
        if !isHandedOver { handOver() }
        guard let response = answer.takeOrPark(connection) else { return .YES }
        return send(response, connection)
    }

    private func send(_ response: Response, _ connection: Connection) -> MHD_Result {
        server.slowClients.answering(connection.socket, bytes: response.body.count)
        return connection.send(response, closing: server.isClosing)
    }

    private func handOver() {
        isHandedOver = true
        let request = Request(head: head, body: body)
        body = []
        route?.handle(request, Responder(answer))
    }

    private func keep(_ bytes: UnsafeRawBufferPointer) -> Response? {
        guard let route, body.count + bytes.count <= route.maximumBody else {
            return .tooLarge(route?.maximumBody ?? 0)
        }
        guard server.bodies.reserve(bytes.count) else { return .busy }
        reserved += bytes.count
        if body.isEmpty { body.reserveCapacity(min(head.contentLength ?? 0, route.maximumBody)) }
        body.append(contentsOf: bytes)
        return nil
    }

    private static func refusalByLength(_ head: RequestHead, _ route: Route) -> Response? {
        (head.contentLength ?? 0) > route.maximumBody ? .tooLarge(route.maximumBody) : nil
    }
}

extension RequestHead {
    var contentLength: Int? { self["content-length"].flatMap { Int($0) } }
}

extension Response {
    static let stopping = problem(
        503, Problem("stopping", "the service is stopping; send it again"), headers: ["Retry-After": "1"])
    static let busy = problem(
        503, Problem("busy", "too much is being read at once; send it again"), headers: ["Retry-After": "1"])

    static func tooLarge(_ limit: Int) -> Response {
        let reason = limit == 0 ? "this takes no body" : "the body is over the limit of \(limit) bytes"
        return problem(413, Problem("too-large", reason))
    }
}
