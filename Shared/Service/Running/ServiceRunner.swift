import Dispatch
import Shared
import Synchronization

/// Starts a service's parts in order, waits for SIGTERM, SIGINT or a failure, and stops the parts in reverse.
public final class ServiceRunner: Sendable {
    private enum Event {
        case signal(Int32)
        case stopRequest
        case failure(part: String, error: any Error)
        case stopped
    }

    private let log: Log
    private let grace: Duration
    private let events = Mutex<[Event]>([])
    private let arrival = DispatchSemaphore(value: 0)

    /// `grace` is how long all parts together may take to stop.
    public init(log: Log, grace: Duration = .seconds(10)) {
        self.log = log
        self.grace = grace
    }

    /// Runs until told to stop; returns the exit code. `watchingSignals` makes SIGTERM and
    /// SIGINT stop it.
    public func run(_ parts: [any Part], watchingSignals: Bool = true) -> ExitCode {
        ProcessSignals.ignoreClosedPipes()
        var started: [any Part] = []
        do {
            if watchingSignals { try ProcessSignals.watch { self.post(.signal($0)) } }
            for part in parts { try start(part, &started) }
            log.info("service.started", [.version: Dateline.version])
        } catch {
            post(.failure(part: parts[min(started.count, parts.count - 1)].name, error: error))
        }
        let code = report(nextEvent(before: nil))
        return stop(started, code)
    }

    /// Makes ``run(_:watchingSignals:)`` stop and return.
    public func stop() { post(.stopRequest) }

    private func start(_ part: any Part, _ started: inout [any Part]) throws {
        let name = part.name
        try part.start { self.post(.failure(part: name, error: $0)) }
        started.append(part)
    }

    /// Stops the parts on another thread, so that a second signal or the end of the grace can cut it short.
    private func stop(_ parts: [any Part], _ code: ExitCode) -> ExitCode {
        let current = Mutex("")
        let deadline = ContinuousClock.now + grace
        DispatchQueue(label: "stop").async {
            for part in parts.reversed() {
                current.withLock { $0 = part.name }
                let start = ContinuousClock.now
                part.stop()
                self.log.debug("part.stopped", [.part: part.name, .seconds: (ContinuousClock.now - start).seconds])
            }
            self.post(.stopped)
        }
        var code = code
        while let event = nextEvent(before: deadline) {
            switch event {
            case .stopped:
                log.info("service.stopped")
                return code
            case .signal(let number):
                log.warning("service.interrupted", [.signal: Int(number), .part: current.withLock { $0 }])
                return .interrupted
            case .failure: code = report(event)
            case .stopRequest: break
            }
        }
        log.error("service.overdue", [.part: current.withLock { $0 }, .seconds: grace.seconds])
        return .failure
    }

    private func report(_ event: Event?) -> ExitCode {
        switch event {
        case .failure(let part, let error):
            log.error("service.failed", [.part: part, .error: "\(error)"])
            return .failure
        case .signal(let number):
            log.info("service.stopping", [.signal: Int(number)])
            return .success
        case .stopRequest, .stopped, nil:
            log.info("service.stopping")
            return .success
        }
    }

    private func post(_ event: Event) {
        events.withLock { $0.append(event) }
        arrival.signal()
    }

    private func nextEvent(before deadline: ContinuousClock.Instant?) -> Event? {
        let rest = deadline.map { max(.zero, $0 - .now) }
        let timeout = rest.map { DispatchTime.now() + .milliseconds(Int($0 / .milliseconds(1))) } ?? .distantFuture
        guard arrival.wait(timeout: timeout) == .success else { return nil }
        return events.withLock { $0.removeFirst() }
    }
}
