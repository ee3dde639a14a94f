import Kafka
import Postgres
import Service
import Shared

/// What the operator's commands act on: an installation's broker and database, each connected when it is first needed.
final class Installation {
    let settings: DatelineSettings
    private lazy var openedConnection = Result { try Connection(settings.database) }
    private lazy var openedAdmin = Result { try Self.admin(settings.kafka) }

    init(_ settings: DatelineSettings) {
        self.settings = settings
    }

    var topics: TopicNames { settings.topics }

    var connection: Connection { get throws { try openedConnection.get() } }

    var admin: Admin { get throws { try openedAdmin.get() } }

    /// Asks for a sign of life first, so that a broker that is away is told in seconds.
    private static func admin(_ settings: KafkaSettings) throws -> Admin {
        let admin = try Admin(settings: settings)
        try admin.checkBroker(timeout: .seconds(5))
        return admin
    }
}
