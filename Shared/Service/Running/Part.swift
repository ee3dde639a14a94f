/// A long runner of a service: a server, a consumer, a producer.
public protocol Part: Sendable {
    /// Its name in logs and health.
    var name: String { get }

    /// Begins to work and returns. What it throws ends the service. Later, `fail` may be called from any thread when the
    /// part cannot go on: the service then stops, with a code that tells.
    func start(fail: @escaping @Sendable (any Error) -> Void) throws

    /// Takes no more work, finishes what is in hand, and returns when that is done. Called once, if `start` returned.
    func stop()
}
