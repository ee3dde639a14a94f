import Synchronization

/// Takes the answer to one request, once, from any thread. One that is let go unanswered answers 500 by itself.
public final class Responder: Sendable {
    private let answer: PendingAnswer

    init(_ answer: PendingAnswer) { self.answer = answer }

    deinit {
        answer.give(.problem(500, Problem("internal", "the request was not answered")))
    }

    /// Gives the answer. All but the first are ignored.
    public func respond(_ response: Response) { answer.give(response) }
}

/// Where handler and connection meet: whoever comes second finds what the first left.
final class PendingAnswer: Sendable {
    private enum State: Sendable {
        /// The handler has not answered; the connection's thread is not waiting.
        case open
        /// The connection sleeps until it is answered.
        case parked(Connection)
        case answered(Response)
        case sent
    }

    private let state = Mutex(State.open)

    /// Gives the answer and wakes the connection if it sleeps.
    func give(_ response: Response) {
        let sleeper: Connection? = state.withLock { state in
            switch state {
            case .open:
                state = .answered(response)
                return nil
            case .parked(let connection):
                state = .answered(response)
                return connection
            case .answered, .sent:
                return nil
            }
        }
        sleeper?.resume()
    }

    /// The answer, if it is there; otherwise puts the connection to sleep. Called on the connection's thread.
    func takeOrPark(_ connection: Connection) -> Response? {
        state.withLock { state in
            switch state {
            case .answered(let response):
                state = .sent
                return response
            case .open:
                // Inside the lock: nobody can wake the connection before it sleeps.
                connection.suspend()
                state = .parked(connection)
                return nil
            case .parked, .sent:
                return nil
            }
        }
    }
}
