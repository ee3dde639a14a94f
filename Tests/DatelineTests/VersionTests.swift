import Testing

@testable import dateline

@Suite("Versions")
struct VersionTests {
    @Test("Versions are ordered as Semantic Versioning orders them")
    func order() throws {
        let ordered = [
            "0.9.12", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
            "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0",
        ]
        let versions = try ordered.map { try #require(Version($0)) }
        for (index, version) in versions.enumerated() {
            for later in versions[(index + 1)...] {
                #expect(version < later && !(later < version), "\(version) comes before \(later)")
            }
        }
    }

    @Test("Missing numbers are zero, build metadata counts for nothing", arguments: ["1.2", "1.2.0", "1.2.0+build.5"])
    func equal(text: String) throws {
        let version = try #require(Version(text))
        let plain = try #require(Version("1.2.0"))
        #expect(!(version < plain) && !(plain < version))
    }

    @Test("What is no version is refused", arguments: ["", "v1", "1.2.3.4", "1..2", "one", "-1", "1.2.x"])
    func refused(text: String) {
        #expect(Version(text) == nil)
    }
}
