/// One thing that goes wrong, for a time.
struct Fault: Sendable, Equatable {
    /// What happens.
    enum Kind: String, Sendable, CaseIterable {
        /// SIGKILL; when the time is over, it is started again.
        case kill
        /// SIGSTOP; when the time is over, SIGCONT.
        case stop
        /// SIGTERM and the wait for its end; when the time is over, it is started again.
        case restart
        /// All connections end and no new one is made.
        case cut
        /// Everything that passes waits a little.
        case delay
        /// Nothing more can be written.
        case fill
    }

    /// To what it happens.
    enum Target: Sendable, Hashable {
        case program(Member)
        case server(PrivateServer.Kind)
        case link(Member, PrivateServer.Kind)
        case disk
    }

    let kind: Kind
    let target: Target
    /// How long it lasts.
    let seconds: Double
    /// How long after all have recovered from the one before it begins.
    let pause: Double
}

/// A service's process: which of them, if there are several.
struct Member: Sendable, Hashable, CustomStringConvertible {
    let service: Service
    var instance = "one"

    var description: String { service == .extractor ? "extractor \(instance)" : service.rawValue }

    static let extractors = ["one", "two", "three"].map { Member(service: .extractor, instance: $0) }
    static let all = [Member(service: .ingest)] + extractors + [Member(service: .persister)]
}

extension Fault.Target: CustomStringConvertible {
    var description: String {
        switch self {
        case .program(let member): "\(member)"
        case .server(let kind): kind.rawValue
        case .link(let member, let server): "\(member)–\(server.rawValue)"
        case .disk: "the database's disk"
        }
    }

    /// The same for all extractors.
    var kind: String { "\(self)".replacing(#/ (one|two|three)/#, with: "") }
}
