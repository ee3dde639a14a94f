import Kafka

/// A part that asks the broker for a sign of life every few seconds, and says in the service's health whether it came.
public struct BrokerWatch: Part {
    /// The name in health and logs.
    public let name = "kafka"
    private let loop: BackgroundLoop

    /// `check` throws when no broker answers within the time it is given: a client's `checkBroker(timeout:)`.
    public init(
        _ instruments: Instruments, every interval: Duration = .seconds(2),
        check: @escaping @Sendable (_ timeout: Duration) throws(KafkaError) -> Void
    ) {
        loop = BackgroundLoop(name: name) { stop in
            var wasThere: Bool?
            while !stop.isRaised {
                wasThere = Self.look(instruments, check, wasThere)
                stop.wait(interval)
            }
        }
        instruments.health.waiting(name, "the broker has not answered yet")
    }

    /// Begins to ask.
    public func start(fail: @escaping @Sendable (any Error) -> Void) throws { try loop.start(fail: fail) }

    /// Ends the asking.
    public func stop() { loop.stop() }

    /// Asks once; only a change is worth a line in the log.
    private static func look(
        _ instruments: Instruments, _ check: (Duration) throws(KafkaError) -> Void, _ wasThere: Bool?
    ) -> Bool {
        do {
            try check(.seconds(1))
            instruments.health.ready("kafka")
            if wasThere != true { instruments.log.info("kafka.answers") }
            return true
        } catch {
            instruments.health.waiting("kafka", "no broker answers: \(error.reason)")
            if wasThere != false { instruments.log.warning("kafka.away", [.error: "\(error)"]) }
            return false
        }
    }
}
