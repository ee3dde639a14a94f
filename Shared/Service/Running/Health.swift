import Synchronization

/// Whether each part of a service can work, and why not: behind `/healthz` and `/readyz`.
public final class Health: Sendable {
    private enum Condition {
        case ready
        /// It works, but not as it was told to.
        case impaired(String)
        case waiting(String)
        case failed(String)

        var reason: String? {
            switch self {
            case .ready, .impaired: nil
            case .waiting(let reason), .failed(let reason): reason
            }
        }
    }

    private let parts = Mutex<[String: Condition]>([:])

    /// Nothing is reported yet.
    public init() {}

    /// The part can work.
    public func ready(_ part: String) { parts.withLock { $0[part] = .ready } }

    /// The part works, but somebody must see to something.
    public func impaired(_ part: String, _ reason: String) { parts.withLock { $0[part] = .impaired(reason) } }

    /// The part cannot work yet, or for a while: the service is alive but not ready.
    public func waiting(_ part: String, _ reason: String) { parts.withLock { $0[part] = .waiting(reason) } }

    /// The part will not work again: the service must be started anew.
    public func failed(_ part: String, _ reason: String) { parts.withLock { $0[part] = .failed(reason) } }

    /// Why this part cannot work now; nil when it can.
    public func obstacle(of part: String) -> String? {
        parts.withLock { $0[part]?.reason }
    }

    /// Why the service is not ready, by part; empty when it is.
    public var obstacles: [String: String] {
        parts.withLock { $0.compactMapValues(\.reason) }
    }

    /// What somebody must see to, by part, although the service works.
    public var warnings: [String: String] {
        parts.withLock { parts in
            parts.compactMapValues { condition in
                if case .impaired(let reason) = condition { reason } else { nil }
            }
        }
    }

    /// Why the service must be started anew, by part; empty when it need not.
    public var failures: [String: String] {
        parts.withLock { parts in
            parts.compactMapValues { condition in
                if case .failed(let reason) = condition { reason } else { nil }
            }
        }
    }
}
