import Foundation
import HTTPClient
import Postgres
import Testing

extension EndToEnd {
    /// An installation as one would run it among strangers: TLS everywhere, passwords, tokens, roles.
    @Suite("Security", .serialized)
    struct Security {
        @Test(
            "Over TLS, with passwords, tokens and the least of rights, an article becomes rows, and no secret is told")
        func secured() throws {
            try SecuredStage.with { secured in
                let stage = secured.stage
                let persister = try stage.start(.persister, settings: secured.settings(as: .persister))
                try eventually("the writer waits for the owner") {
                    (try? persister.ask("/readyz").text.contains("run 'persister migrate'")) == true
                }
                let migrated = try secured.run("persister", "migrate", as: .owner)
                #expect(migrated.exitCode == 0, "\(migrated.errors)")
                let ingest = try stage.start(.ingest, settings: secured.ingest)
                try stage.start(.extractor, settings: ["KAFKA_SASL_MECHANISM": "PLAIN"])
                for program in stage.programs { try program.waitUntilReady() }

                let article = SampleArticle(number: 1)
                #expect(try secured.post(article, to: ingest, token: .read) == 403)
                #expect(try secured.post(article, to: ingest, token: .publish) == 202)
                try eventually("the article is a row") {
                    try secured.run("dateline", "entity", "list", "Oslo", as: .reader).output.contains("Oslo")
                }
                let refused = try secured.run("dateline", "entity", "rename", "Oslo", "Kristiania", as: .reader)
                #expect(refused.exitCode == 1 && refused.errors.contains("permission denied"), "\(refused.errors)")
                for arguments in [["entity", "rename", "Oslo", "Kristiania"], ["erase", article.id]] {
                    let done = try secured.run("dateline", arguments, as: .persister)
                    #expect(done.exitCode == 0, "\(done.errors)")
                }
                try secured.expectLeastRights()
                for program in stage.programs {
                    secured.note(program.log)
                    for path in ["/readyz", "/metrics"] { secured.note(try secured.ask(program, path)) }
                }
                for program in Programs.all {
                    secured.note(try secured.run(program, "--print-config", as: .owner).output)
                }
                try secured.expectNoSecretTold()
            }
        }

        @Test(
            "A broker or a database that is not who it says, or is not told who asks, is not spoken with, and the reason told"
        )
        func distrust() throws {
            try SecuredStage.with { secured in
                #expect(try secured.run("persister", "migrate", as: .owner).exitCode == 0)
                let other = secured.otherAuthority
                let database: [([String: String], String)] = [
                    (["PGSSLROOTCERT": other], "certificate verify failed"),
                    (["PGSSLMODE": "disable"], "no encryption"),
                    (["PGPASSWORD_FILE": "", "PGPASSWORD": "wr0ng-passw0rd"], "password authentication failed"),
                    (
                        [
                            "PGPASSWORD_FILE": "", "PGPASSWORD": "",
                            "DATABASE_URL": "postgresql://owner:wr0ng@h0st@127.0.0.1/x",
                        ], "not a connection URL"
                    ),
                ]
                for (settings, reason) in database {
                    let finished = try secured.run("persister", "migrate", as: .owner, settings)
                    #expect(finished.exitCode != 0 && finished.errors.contains(reason), "\(finished.errors)")
                }
                let broker: [([String: String], String)] = [
                    (["KAFKA_SSL_CA_LOCATION": other], "certificate verify failed"),
                    (["KAFKA_SASL_PASSWORD": "wr0ng-passw0rd"], "Authentication failed"),
                    (["KAFKA_SASL_MECHANISM": "NONE-SUCH"], "Unsupported SASL mechanism"),
                ]
                for (settings, reason) in broker {
                    let finished = try secured.run("dateline", "lag", as: .reader, settings)
                    #expect(finished.exitCode != 0 && finished.errors.contains(reason), "\(finished.errors)")
                }
                let ingest = try secured.stage.start(
                    .ingest,
                    settings: secured.ingest.merging(broker[1].0) { $1 }
                        .merging(["LOG_LEVEL": "debug", "KAFKA_DEBUG": "all"]) { $1 })
                try eventually("ingest says why the broker does not take it") {
                    (try? secured.ask(ingest, "/readyz").contains("Authentication failed")) == true
                }
                secured.note(ingest.log)
                #expect(ingest.log.contains("kafka.log"))
                try secured.expectNoSecretTold(["wr0ng"])
            }
        }

        @Test(
            "The services need no disk that can be written, no user of their own and no capability",
            .enabled(if: Confinement.isPossible))
        func confined() throws {
            try Stage.with { stage in
                for service in Service.allCases { try stage.start(service, by: Confinement.script) }
                for program in stage.programs { try program.waitUntilReady() }
                try stage.publish(0..<3)
                try stage.settle()
                try stage.expectRows(of: 0..<3)
                for program in stage.programs { #expect(try program.stop() == 0) }
            }
        }
    }
}

/// Running programs as the containers do.
enum Confinement {
    static let script = Programs.repository.appending(path: "scripts/confined").path

    /// Whether this user may confine, and the confined may still read the programs.
    static let isPossible: Bool = {
        let program = Programs.url(of: "dateline").path
        return (try? FinishedProgram(script, [program, "--version"], environment: Stage.environment, input: ""))?
            .exitCode == 0
    }()
}
