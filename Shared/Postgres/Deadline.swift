import CPostgres
import Glibc

/// When to give up waiting, and what for.
struct Deadline {
    let instant: ContinuousClock.Instant
    let purpose: String

    init(after duration: Duration, for purpose: String) {
        instant = .now + duration
        self.purpose = purpose
    }
}

/// What to wait for on a socket.
enum Readiness {
    case read
    case write
    case either

    var events: Int16 {
        switch self {
        case .read: Int16(POLLIN)
        case .write: Int16(POLLOUT)
        case .either: Int16(POLLIN | POLLOUT)
        }
    }
}

extension Connection {
    /// How much longer than the server's own time-out a statement is waited for, before the server counts as frozen.
    static let grace = Duration.seconds(3)

    var statementDeadline: Deadline {
        Deadline(after: settings.statementTimeout + Self.grace, for: "an answer of \(settings)")
    }

    /// Waits until the socket is ready; gives whether it can be read. Throws, with the connection lost, at the deadline,
    /// or when the connection is cancelled.
    @discardableResult
    func wait(for readiness: Readiness, until deadline: Deadline) throws(PostgresError) -> Bool {
        while true {
            guard !canceller.isCancelled else {
                throw giveUp("57014", "cancelled while waiting for \(deadline.purpose)")
            }
            let remaining = (deadline.instant - .now).milliseconds
            guard remaining > 0 else { throw giveUp("08006", "gave up waiting for \(deadline.purpose)") }
            var descriptor = pollfd(fd: PQsocket(handle), events: readiness.events, revents: 0)
            // Short naps, so that a cancel is seen soon.
            let count = poll(&descriptor, 1, Int32(min(remaining, 100)))
            if count > 0 { return descriptor.revents & ~Int16(POLLOUT) != 0 }
            if count < 0 && errno != EINTR {
                throw giveUp("08006", "the socket failed: \(String(cString: strerror(errno)))")
            }
        }
    }

    private func giveUp(_ sqlState: String, _ message: String) -> PostgresError {
        close()
        return PostgresError(sqlState: sqlState, message: message, isConnectionLost: true)
    }
}

extension Duration {
    /// Rounded up, so that a wait that is not over is never zero.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }
}
