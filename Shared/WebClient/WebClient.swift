import CCurl
import Glibc

/// Fetches addresses that strangers name: http and https only, no private network unless allowed by name, bounded in
/// size, time and redirects. It uses no proxy, since behind one the address could not be checked.
public struct WebClient: Sendable {
    /// What a fetch may take.
    public let limits: WebLimits
    private let agent: String
    private let allowedHosts: Set<String>
    private let trust: WebTrust

    /// A client that calls itself `agent` and may reach the private hosts named (in any case).
    public init(
        agent: String, limits: WebLimits = WebLimits(), allowedHosts: some Sequence<String> = [],
        trust: WebTrust = .system
    ) {
        self.agent = agent
        self.limits = limits
        self.allowedHosts = Set(allowedHosts.map { $0.lowercased() })
        self.trust = trust
        _ = Self.started
    }

    /// libcurl's own start, once a process.
    static let started: Void = {
        curl_global_init(Int(CURL_GLOBAL_ALL))
    }()

    /// What stands at `url`, whatever the status. Blocks for at most ``WebLimits/totalSeconds`` a redirect.
    ///
    /// Every hop is checked anew: a public site cannot send the client into a private network.
    public func get(_ url: String, headers: [String: String] = [:]) throws(WebError) -> WebResponse {
        var response = try step(WebAddress(url), headers: headers)
        for _ in 0..<limits.redirects {
            guard let next = response.redirect else { return response }
            response = try step(WebAddress(next), headers: headers)
        }
        if response.redirect != nil { throw .tooManyRedirects(limits.redirects) }
        return response
    }

    /// What stands at `address` itself, which may be a redirect. Soon given up when `isCancelled` says so.
    public func step(
        _ address: WebAddress, headers: [String: String] = [:],
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(WebError) -> WebResponse {
        let exchange = try Exchange(
            address, agent: agent, headers: headers, limits: limits, trust: trust,
            mayBePrivate: allowedHosts.contains(address.host), isCancelled: isCancelled)
        let next = try exchange.perform()
        var response = exchange.response
        response.redirect = next
        return response
    }
}
