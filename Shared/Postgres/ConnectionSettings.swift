import CPostgres

/// Where the database is and how long to wait for it.
///
/// What is not said here comes from the usual `PG*` variables (`PGHOST`, `PGUSER`, `PGSSLMODE`, `PGPASSFILE`, …) and
/// libpq's own defaults.
public struct ConnectionSettings: Sendable, Equatable {
    /// A connection URL or a `key=value` string; it wins over the `PG*` variables.
    public var url: String?
    /// The password where the URL has none; without it, that of `PGPASSWORD` or of the password file.
    public var password: String?
    /// Another database than the one that the URL or the variables name.
    public var database: String?
    /// How long connecting may take.
    public var connectTimeout: Duration
    /// How long one statement may take. The server is told; a server that says nothing is given up a little later.
    public var statementTimeout: Duration
    /// The name that `pg_stat_activity` shows.
    public var applicationName: String

    /// Makes settings.
    public init(
        url: String? = nil, database: String? = nil, connectTimeout: Duration = .seconds(5),
        statementTimeout: Duration = .seconds(30), applicationName: String = "dateline"
    ) {
        self.url = url
        self.database = database
        self.connectTimeout = connectTimeout
        self.statementTimeout = statementTimeout
        self.applicationName = applicationName
    }

    /// Reads `DATABASE_URL`, `PGPASSWORD` and `PGCONNECT_TIMEOUT` (whole seconds, 0 for the default). libpq reads the other
    /// `PG*` variables of the process by itself. Throws when the URL cannot be read.
    public init(environment: [String: String], applicationName: String = "dateline") throws(PostgresError) {
        self.init(url: environment["DATABASE_URL"].flatMap { $0.isEmpty ? nil : $0 }, applicationName: applicationName)
        password = environment["PGPASSWORD"].flatMap { $0.isEmpty ? nil : $0 }
        if let seconds = environment["PGCONNECT_TIMEOUT"].flatMap(Int.init), seconds > 0 {
            connectTimeout = .seconds(seconds)
        }
        guard target != nil else {
            throw PostgresError(
                sqlState: "08001",
                message:
                    "DATABASE_URL is not a connection URL; it should look like postgresql://user@host:5432/database, with"
                    + " %40 for @ and so on in a password")
        }
    }

    /// What libpq is given, weakest first: a later keyword wins over an earlier one.
    var keywords: [(name: String, value: String)] {
        var keywords = [
            // A peer that is gone without a word is noticed in 30 s, even where no deadline of ours is running.
            ("keepalives_idle", "15"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "30000"), ("fallback_application_name", applicationName),
        ]
        if let password { keywords.append(("password", password)) }
        if let url { keywords.append(("dbname", url)) }
        if let database { keywords.append(("dbname", database)) }
        keywords.append(("client_encoding", "UTF8"))
        return keywords
    }

    /// User, host, port and database; nil when the URL cannot be read.
    private var target: String? {
        guard var values = Self.options(PQconndefaults()) else { return nil }
        if let url {
            guard let parsed = Self.options(PQconninfoParse(url, nil)) else { return nil }
            values.merge(parsed) { $1 }
        }
        let user = values["user"].map { $0 + "@" } ?? ""
        let host = values["host"] ?? values["hostaddr"] ?? "local socket"
        // The rest of a password in which an @ was not written %40, and which must not be shown as the host.
        guard !host.contains("@") else { return nil }
        return "\(user)\(host):\(values["port"] ?? "5432")/\(database ?? values["dbname"] ?? values["user"] ?? "")"
    }

    /// The options that are set, by keyword; frees libpq's list.
    private static func options(_ list: UnsafeMutablePointer<PQconninfoOption>?) -> [String: String]? {
        guard let list else { return nil }
        defer { PQconninfoFree(list) }
        var values: [String: String] = [:]
        var option = list
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return values
    }
}

extension ConnectionSettings: CustomStringConvertible {
    /// User, host, port and database; never a password.
    public var description: String { target ?? "an unreadable connection URL" }
}
