import Feeds
import Synchronization

/// What the robots.txt of each site allows, remembered for a day at most (RFC 9309, section 2.4).
final class RobotsCache: Sendable {
    private struct Entry {
        let rules: RobotsRules
        let end: ContinuousClock.Instant
    }

    private let entries = Mutex<[String: Entry]>([:])

    /// The rules of the site at `origin`, which `fetch` brings where they are not known.
    func rules(of origin: String, fetch: () throws(FetchProblem) -> RobotsRules) throws(FetchProblem) -> RobotsRules {
        if let known = entries.withLock({ $0[origin] }), known.end > .now { return known.rules }
        let rules = try fetch()
        entries.withLock { entries in
            entries[origin] = Entry(rules: rules, end: .now + .seconds(86_400))
            if entries.count > 1000 { entries = entries.filter { $0.value.end > .now + .seconds(43_200) } }
        }
        return rules
    }
}
