import Foundation
import HTTPClient
import Testing

@testable import Service

@Suite("Secrets in files")
struct SecretFilesTests {
    @Test("A file's text stands for the secret, without its line feed, and is not shown")
    func reads() throws {
        try Authority.withFolder { folder in
            let file = folder.appending(path: "secret")
            try Data("hush hush\n".utf8).write(to: file)
            var configuration = Configuration(
                program: "persister",
                environment: [
                    "PGPASSWORD_FILE": file.path, "KAFKA_SASL_PASSWORD_FILE": file.path, "PERSISTER_TOKENS_FILE": "x",
                ])
            #expect(configuration.environment["PGPASSWORD"] == "hush hush")
            #expect(configuration.environment["PERSISTER_TOKENS_FILE"] == "x")
            configuration.passThrough("PG", "libpq's")
            let settings = configuration.kafka()
            #expect(settings.properties["sasl.password"] == "hush hush")
            let shown = "\(configuration)"
            #expect(shown.contains("PGPASSWORD=********") && shown.contains("KAFKA_SASL_PASSWORD=********"))
            #expect(!shown.contains("hush"))
        }
    }

    @Test("A file that is not there, an empty one, and a secret told twice are refused by name")
    func refuses() throws {
        let environment = [
            "PGPASSWORD_FILE": "/nowhere/secret", "KAFKA_SASL_PASSWORD_FILE": "/dev/null",
            "DATABASE_URL_FILE": "/nowhere", "DATABASE_URL": "postgresql://ann:hush@db/news",
        ]
        let configuration = Configuration(program: "persister", environment: environment)
        let error = try #require(throws: ConfigurationError.self) { try configuration.check() }
        let names = error.problems.map(\.name)
        #expect(names == ["DATABASE_URL_FILE", "KAFKA_SASL_PASSWORD_FILE", "PGPASSWORD_FILE"])
        #expect(!error.description.contains("hush"))
    }

    @Test(
        "A password is masked wherever it may stand in a connection's address",
        arguments: [
            "postgresql://ann:hush@db/news", "postgresql://db/news?user=ann&password=hush", "host=db password=hush",
            "host=db sslpassword=hush",
        ])
    func masks(address: String) {
        var configuration = Configuration(program: "persister", environment: ["DATABASE_URL": address])
        _ = configuration.optional("DATABASE_URL", "the database")
        #expect(!"\(configuration)".contains("hush"))
    }
}
