/// Secrets that stand in files, as Docker and Kubernetes mount them: `PGPASSWORD_FILE=/run/secrets/database` is as good as
/// `PGPASSWORD` with what the file holds, but for the line feed at its end.
struct SecretFiles {
    /// The environment with the secrets in it, and without the names of their files.
    private(set) var environment: [String: String]
    private(set) var problems: [ConfigurationError.Problem] = []

    init(_ given: [String: String]) {
        environment = given
        for (name, path) in given.sorted(by: { $0.key < $1.key }) where !path.isEmpty {
            guard let secret = Self.secret(of: name) else { continue }
            environment[name] = nil
            if let value = given[secret], !value.isEmpty {
                problems.append(.init(name: name, reason: "says the same as \(secret): set one of them"))
                continue
            }
            do {
                let bytes = try WholeFile.read(path)
                let text = String(decoding: bytes, as: UTF8.self)
                environment[secret] = String(text.reversed().drop { $0.isNewline }.reversed())
                if bytes.isEmpty { problems.append(.init(name: name, reason: "cannot be used: '\(path)' is empty")) }
            } catch {
                problems.append(.init(name: name, reason: "cannot be used: \(error)"))
            }
        }
    }

    /// What the file of this name holds: a secret of the broker's, the database's or the tracing's client; nil for any other
    /// name.
    private static func secret(of name: String) -> String? {
        guard name.hasSuffix("_FILE") else { return nil }
        let secret = String(name.dropLast("_FILE".count))
        let isClients = ["KAFKA_", "PG", "DATABASE_URL", "OTEL_"].contains { secret.hasPrefix($0) }
        return isClients && ConfigurationKey.holdsASecret(secret) ? secret : nil
    }
}
