/// How much a server takes from its clients.
public struct HTTPLimits: Sendable {
    /// Connections at once. One more closes the one that has been longest without a complete request: who holds
    /// connections and asks for nothing keeps nobody out.
    public var connections = 512
    /// Bytes of request line and headers.
    public var head = 32_768
    /// Bytes of all bodies that are being read or answered together; a request over it is answered 503.
    public var bufferedBodies = 64_000_000
    /// A body that is refused is read and thrown away up to this size, so that its sender gets to see the answer; a
    /// longer one is answered and cut off.
    public var discardedBody = 64_000_000
    /// Seconds without a byte after which a connection is closed.
    public var idleSeconds = 60
    /// Seconds within which a request must have come whole.
    public var requestSeconds = 60
    /// An answer must be taken as fast, beside ``requestSeconds`` for its beginning.
    public var answerBytesPerSecond = 100_000

    /// Room for connections that come before those that make place for them are closed.
    var spareConnections: Int { max(16, connections / 8) }

    /// The defaults.
    public init() {}
}
