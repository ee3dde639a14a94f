import Feeds
import Service
import WebClient

/// Fetches as sites wish: one request at a time a host, nothing that robots.txt forbids, and nothing while a site asks to
/// be left alone. Each step of a redirect is asked about anew.
struct PoliteClient: Sendable {
    private static let redirects = 5
    /// How long a host is left alone that does not say for how long it wants to be.
    private static let unsaidWait = 60

    private let client: WebClient
    private let gate: HostGate
    private let robots = RobotsCache()

    init(_ settings: FeedSettings) {
        client = WebClient(agent: settings.agent, allowedHosts: settings.allowedHosts)
        gate = HostGate(pause: settings.pause)
    }

    /// What stands at `url` or where that leads to, whatever the status but 429 and 503.
    func get(
        _ url: WebAddress, headers: [String: String] = [:], until stop: StopFlag
    ) throws(FetchProblem) -> WebResponse {
        try follow(url, headers, stop) { (address) throws(FetchProblem) in
            guard try rules(of: address, stop).allow(path: address.path) else { throw .forbidden }
        }
    }

    private func follow(
        _ url: WebAddress, _ headers: [String: String], _ stop: StopFlag,
        check: (WebAddress) throws(FetchProblem) -> Void
    ) throws(FetchProblem) -> WebResponse {
        var address = url
        for _ in 0...Self.redirects {
            try check(address)
            let response = try step(address, headers, stop)
            guard let next = response.redirect else { return response }
            do throws(WebError) { address = try WebAddress(next) } catch { throw FetchProblem(error) }
        }
        throw FetchProblem(.tooManyRedirects(Self.redirects))
    }

    private func step(
        _ address: WebAddress, _ headers: [String: String], _ stop: StopFlag
    ) throws(FetchProblem) -> WebResponse {
        let response = try gate.pass(address.host, until: stop) { () throws(FetchProblem) in
            do throws(WebError) {
                return try client.step(address, headers: headers) { stop.isRaised }
            } catch {
                throw FetchProblem(error)
            }
        }
        guard response.status == 429 || response.status == 503 else { return response }
        let asked = response.headers["retry-after"].flatMap { RetryAfter.seconds($0) } ?? Self.unsaidWait
        let seconds = min(asked, FeedTiming.longestAsked)
        gate.hold(address.host, seconds: seconds)
        throw .busy(seconds: seconds)
    }

    /// No robots.txt allows all; one that cannot be had now, nothing now (RFC 9309, section 2.3.1).
    private func rules(of address: WebAddress, _ stop: StopFlag) throws(FetchProblem) -> RobotsRules {
        try robots.rules(of: address.origin) { () throws(FetchProblem) in
            let place: WebAddress
            do throws(WebError) {
                place = try WebAddress("/robots.txt", base: address.text)
            } catch {
                throw FetchProblem(error)
            }
            let response = try follow(place, [:], stop) { _ in }
            switch response.status {
            case 200..<300: return RobotsRules(response.body, agent: FeedSettings.agentName)
            case 500...: throw .unreachable("robots.txt: status \(response.status)")
            default: return .allowAll
            }
        }
    }
}
