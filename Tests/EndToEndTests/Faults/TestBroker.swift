import Foundation

/// The broker that faults happen to: the local one, or one of which only the address is known.
enum TestBroker {
    case local(PrivateServer)
    case foreign(ForeignBroker)

    var host: String {
        switch self {
        case .local: "127.0.0.1"
        case .foreign(let broker): broker.host
        }
    }

    var port: Int {
        switch self {
        case .local(let server): server.port
        case .foreign(let broker): broker.port
        }
    }

    /// Whether links can stand before it: on the way through one it must keep its name.
    var isOnThisMachine: Bool { ["127.0.0.1", "localhost"].contains(host) }

    /// What can be done to it.
    var kinds: [Fault.Kind] {
        switch self {
        case .local: [.stop, .restart]
        case .foreign(let broker): broker.commands == nil ? [] : [.kill]
        }
    }

    /// What a reader of the output should know.
    var notes: [String] {
        switch self {
        case .local:
            [
                "the broker is the local one, not Apache Kafka",
                "it loses what it acknowledged in its last seconds: it is not killed, and its connections are cut before a restart",
                "it names aborted transactions that are over, which Kafka does not: the links take them out of its answers",
            ]
        case .foreign(let broker):
            ["the broker is the one at \(broker.host):\(broker.port), whatever that is"]
                + (broker.commands == nil
                    ? ["nothing is done to it itself: DATELINE_BROKER_STOP and DATELINE_BROKER_START name no commands"]
                    : [])
        }
    }

    /// Whether all connections have to be cut some time before `kind` may happen.
    func needsQuiet(before kind: Fault.Kind) -> Bool {
        guard case .local = self else { return false }
        return kind != .stop
    }

    func begin(_ kind: Fault.Kind) throws {
        switch (self, kind) {
        case (.local(let server), .stop): server.freeze()
        case (.local(let server), _): try server.stop()
        case (.foreign(let broker), _): try broker.run(\.stop)
        }
    }

    func end(_ kind: Fault.Kind) throws {
        switch (self, kind) {
        case (.local(let server), .stop): server.thaw()
        case (.local(let server), _): try server.start()
        case (.foreign(let broker), _): try broker.run(\.start)
        }
    }
}

/// A broker that is not ours: `DATELINE_BROKERS=host:port`, as it tells its clients. `DATELINE_BROKER_STOP` and
/// `DATELINE_BROKER_START` are commands that end it, in whatever way, and start it again.
struct ForeignBroker {
    let host: String
    let port: Int
    let commands: (stop: String, start: String)?

    /// Nil where none is named.
    init?(_ environment: [String: String]) {
        guard let address = environment["DATELINE_BROKERS"]?.split(separator: ",").first else { return nil }
        let parts = address.split(separator: ":")
        host = String(parts[0])
        port = parts.count > 1 ? Int(parts[1]) ?? 9092 : 9092
        if let stop = environment["DATELINE_BROKER_STOP"], let start = environment["DATELINE_BROKER_START"] {
            commands = (stop, start)
        } else {
            commands = nil
        }
    }

    fileprivate func run(_ command: KeyPath<(stop: String, start: String), String>) throws {
        guard let line = commands?[keyPath: command] else { return }
        let done = try FinishedProgram("/bin/sh", ["-c", line], environment: Stage.environment, input: "")
        guard done.exitCode == 0 else { throw Stage.Failure(description: "\(line): \(done.errors)") }
    }
}
