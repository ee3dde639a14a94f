import Dispatch
import Service
import Synchronization

/// Sends messages until the broker has every one of them, however long that takes.
struct Delivery: Sendable {
    let outbox: Outbox
    let log: Log
    /// How long a raised flag lets it wait for what is on its way.
    var patience = Duration.seconds(1)

    /// Sends `messages`; one that is too large for its topic is replaced by what `smaller` makes of it, until it
    /// has no value any more; then it waits for somebody to let the topic take more. Returns what the broker has in the end,
    /// in order; nil when `stop` was raised before it had all.
    func deliver(
        _ messages: [OutgoingMessage], until stop: StopFlag, smaller: (OutgoingMessage) -> OutgoingMessage
    ) -> [OutgoingMessage]? {
        var messages = messages
        var pending = Array(messages.indices)
        var backoff = Backoff()
        while !pending.isEmpty {
            guard let failures = attempt(pending.map { messages[$0] }, until: stop) else { return nil }
            var reason: String?
            pending = failures.map { failure in
                let place = pending[failure.key]
                switch failure.value {
                case .tooLarge where messages[place].value != nil: messages[place] = smaller(messages[place])
                case .tooLarge: reason = "the topic \(messages[place].topic) takes not even a message without a value"
                case .away(let words): reason = words
                case .full: break
                }
                return place
            }
            guard let reason else { continue }
            let wait = backoff.next()
            log.warning("outbox.waiting", [.count: pending.count, .error: reason, .seconds: wait.seconds])
            if stop.wait(wait) { return nil }
        }
        return messages
    }

    /// Sends each once. Returns those that failed, by place; nil when `stop` was raised and not all could be waited for.
    private func attempt(_ messages: [OutgoingMessage], until stop: StopFlag) -> [(key: Int, value: PublishError)]? {
        let reports = Reports()
        for (place, message) in messages.enumerated() {
            guard send(message, until: stop, done: { reports.note($0, at: place) }) else { return nil }
        }
        return reports.wait(for: messages.count, until: stop, patience)
    }

    /// Sends one as soon as there is room for it. Returns false when `stop` was raised before.
    private func send(
        _ message: OutgoingMessage, until stop: StopFlag, done: @escaping @Sendable (PublishError?) -> Void
    ) -> Bool {
        while true {
            do throws(PublishError) {
                try outbox.send(message, done: done)
                return true
            } catch {
                if error != .full {
                    done(error)
                    return true
                }
                if stop.wait(.milliseconds(5)) { return false }
            }
        }
    }
}

/// What became of the messages of one attempt.
private final class Reports: Sendable {
    private struct State {
        var count = 0
        var failures: [Int: PublishError] = [:]
    }

    private let state = Mutex(State())
    private let arrival = DispatchSemaphore(value: 0)

    func note(_ error: PublishError?, at place: Int) {
        state.withLock { state in
            state.count += 1
            state.failures[place] = error
        }
        arrival.signal()
    }

    /// The failures, once `count` reports came; nil when `stop` is raised and `patience` over before.
    func wait(for count: Int, until stop: StopFlag, _ patience: Duration) -> [(key: Int, value: PublishError)]? {
        var end: ContinuousClock.Instant?
        while true {
            if let failures = state.withLock({ $0.count == count ? $0.failures : nil }) {
                return failures.sorted { $0.key < $1.key }
            }
            if stop.isRaised, end == nil { end = .now + patience }
            if let end, .now > end { return nil }
            _ = arrival.wait(timeout: .now() + .milliseconds(100))
        }
    }
}
