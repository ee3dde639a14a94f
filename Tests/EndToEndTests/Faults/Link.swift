import Foundation
import Synchronization

/// The way of a service's connections to a server on this machine: it can be cut, mended, and made slow.
///
/// Each connection has two threads, one for each direction.
final class Link: Sendable {
    /// Where to connect to instead of the server.
    let port: Int
    private let target: Int
    private let kafka: KafkaAnswers?
    private let listener: Int32
    private let state = Mutex(State())

    private struct State {
        var isCut = false
        var isEnded = false
        /// The longest that a piece waits, in microseconds.
        var delay: UInt32 = 0
        var conversations: [ObjectIdentifier: Conversation] = [:]
    }

    /// Begins to listen. With `kafka`, what passes is taken apart and its answers corrected.
    init(to target: Int, kafka: ((_ port: Int) -> KafkaAnswers)? = nil) throws {
        (listener, port) = try Sockets.listen()
        self.target = target
        self.kafka = kafka?(port)
        Thread.detachNewThread { [self] in
            while let client = Sockets.accept(listener) { welcome(client) }
        }
    }

    /// How many addresses of the broker were replaced by this link's.
    var addressesReplaced: Int { kafka?.addressesReplaced ?? 0 }

    /// Ends all connections; new ones are closed at once.
    func cut() {
        let ended = state.withLock { state in
            state.isCut = true
            return state.conversations.values
        }
        for conversation in ended { conversation.end() }
    }

    /// Lets every piece, in either direction, wait up to so many milliseconds.
    func slow(milliseconds: UInt32) { state.withLock { $0.delay = milliseconds * 1000 } }

    /// Ends both.
    func mend() {
        state.withLock { state in
            state.isCut = false
            state.delay = 0
        }
    }

    /// Listens no more.
    func end() {
        cut()
        guard !state.withLock({ state in swap(&state.isEnded, true) }) else { return }
        Sockets.end(listener)
        Sockets.close(listener)
    }

    private func welcome(_ client: Int32) {
        let isCut = state.withLock(\.isCut)
        guard !isCut, let server = Sockets.connect(to: target) else { return Sockets.close(client) }
        let conversation = Conversation(client: client, server: server)
        let isLate = state.withLock { state in
            state.conversations[ObjectIdentifier(conversation)] = conversation
            return state.isCut
        }
        if isLate { conversation.end() }
        let answers = kafka?.conversation()
        relay(conversation, from: client, to: server) { piece in answers?.note(request: piece) }
        relay(conversation, from: server, to: client) { piece in answers?.correct(answer: &piece) }
    }

    private func relay(
        _ conversation: Conversation, from source: Int32, to sink: Int32,
        _ change: @escaping @Sendable (inout [UInt8]) -> Void
    ) {
        Thread.detachNewThread { [self] in
            while var piece = kafka == nil ? Sockets.receive(source) : Sockets.receiveFrame(source) {
                change(&piece)
                let delay = state.withLock(\.delay)
                if delay > 0 { usleep(.random(in: 0...delay)) }
                guard Sockets.send(piece, to: sink) else { break }
            }
            conversation.end()
            _ = state.withLock { $0.conversations.removeValue(forKey: ObjectIdentifier(conversation)) }
        }
    }
}

/// Two connections that are one. Its threads keep it; with the last of them the sockets are closed.
private final class Conversation: Sendable {
    private let client: Int32
    private let server: Int32

    init(client: Int32, server: Int32) {
        self.client = client
        self.server = server
    }

    deinit {
        Sockets.close(client)
        Sockets.close(server)
    }

    /// Wakes both threads.
    func end() {
        Sockets.end(client)
        Sockets.end(server)
    }
}

/// Gives the old value.
private func swap(_ value: inout Bool, _ new: Bool) -> Bool {
    defer { value = new }
    return value
}
