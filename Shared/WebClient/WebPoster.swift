/// Posts to addresses that the operator set: unlike those that strangers name (see ``WebClient``), they may lie in a private
/// network. No redirect is followed, so that nobody else chooses where the body goes.
public struct WebPoster: Sendable {
    private let agent: String
    private let limits: WebLimits

    /// A client that calls itself `agent`.
    public init(agent: String, limits: WebLimits = WebLimits()) {
        self.agent = agent
        self.limits = limits
        _ = WebClient.started
    }

    /// What `address` answers, whatever the status. Soon given up when `isCancelled` says so.
    public func post(
        _ body: [UInt8], to address: WebAddress, headers: [String: String] = [:],
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(WebError) -> WebResponse {
        // libcurl would ask before it sends a large body, and wait a second for an answer.
        let exchange = try Exchange(
            address, agent: agent, headers: headers.merging(["Expect": ""]) { $1 }, body: body, limits: limits,
            mayBePrivate: true, isCancelled: isCancelled)
        let next = try exchange.perform()
        var response = exchange.response
        response.redirect = next
        return response
    }
}
