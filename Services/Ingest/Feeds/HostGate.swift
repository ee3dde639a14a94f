import Service
import Synchronization

/// Lets one request at a time pass to a host, with a pause after each, and none while the host wants to be left alone.
final class HostGate: Sendable {
    private struct Host {
        var isBusy = false
        var free = ContinuousClock.now
    }

    private enum Turn {
        case now
        case after(Duration)
    }

    /// Who would have to wait longer does something else meanwhile.
    private static let patience = Duration.seconds(30)

    private let pause: Duration
    private let hosts = Mutex<[String: Host]>([:])

    init(pause: Duration) { self.pause = pause }

    /// Runs `request` when it is its turn. Throws ``FetchProblem/busy(seconds:)`` when that is long from now, and
    /// ``FetchProblem/stopped`` when `stop` is raised before.
    func pass<Result>(
        _ host: String, until stop: StopFlag, _ request: () throws(FetchProblem) -> Result
    ) throws(FetchProblem) -> Result {
        while case .after(let wait) = turn(host) {
            if wait > max(Self.patience, pause) { throw .busy(seconds: Int(wait.seconds.rounded(.up))) }
            if stop.wait(wait) { throw .stopped }
        }
        defer { leave(host) }
        return try request()
    }

    /// Lets nothing pass for some time from now.
    func hold(_ host: String, seconds: Int) {
        hosts.withLock { $0[host, default: Host()].free = .now + .seconds(seconds) }
    }

    private func turn(_ host: String) -> Turn {
        hosts.withLock { hosts in
            let known = hosts[host] ?? Host()
            if known.isBusy { return .after(.milliseconds(20)) }
            if known.free > .now { return .after(known.free - .now) }
            hosts[host] = Host(isBusy: true)
            return .now
        }
    }

    private func leave(_ host: String) {
        hosts.withLock { hosts in
            let free = max(hosts[host]?.free ?? .now, .now + pause)
            hosts[host] = Host(isBusy: false, free: free)
            if hosts.count > 10_000 { hosts = hosts.filter { $0.value.isBusy || $0.value.free > .now } }
        }
    }
}
