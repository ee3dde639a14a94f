import Service
import Testing

@testable import ingest

@Suite("Bearer tokens")
struct BearerTokensTests {
    @Test("A file is refused by the setting's name when it is not there, or has no token")
    func files() throws {
        try FilesTests.withFolder(["empty": "# none\n\n"]) { path in
            for (file, reason) in [("none", "No such file"), ("empty", "no token")] {
                var configuration = Configuration(
                    program: "ingest", environment: ["INGEST_TOKENS_FILE": "\(path)/\(file)"])
                _ = IngestSettings(&configuration)
                let error = try #require(throws: ConfigurationError.self) { try configuration.check() }
                #expect(error.problems.map(\.name) == ["INGEST_TOKENS_FILE"])
                #expect(error.description.contains(reason))
            }
        }
    }

    @Test("Only a whole token counts")
    func matching() {
        let tokens = BearerTokens(["abc", "de"])
        #expect(tokens.allow("Bearer abc") && tokens.allow("BEARER de"))
        for wrong in [nil, "", "Bearer", "Bearer ab", "Bearer abcd", "Bearer abc de", "Token abc"] {
            #expect(!tokens.allow(wrong))
        }
    }
}
