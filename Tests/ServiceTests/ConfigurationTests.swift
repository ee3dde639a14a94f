import Service
import Testing

@Suite("Configuration")
struct ConfigurationTests {
    enum Colour: String, CaseIterable {
        case red
        case green
    }

    @Test("A value that is set is read, one that is not is the default")
    func reading() throws {
        var configuration = Configuration(
            program: "demo",
            environment: ["DEMO_PORT": "99", "DEMO_WAIT": "250ms", "DEMO_COLOUR": "Green", "DEMO_OLD": ""])
        #expect(configuration.integer("DEMO_PORT", default: 1, in: 0...100, "port") == 99)
        #expect(
            configuration.duration("DEMO_WAIT", default: .seconds(1), in: .zero ... .seconds(9), "w")
                == .milliseconds(250))
        #expect(configuration.choice("DEMO_COLOUR", default: Colour.red, "colour") == .green)
        #expect(configuration.string("DEMO_OLD", default: "new", "an empty value counts as none") == "new")
        #expect(configuration.optional("DEMO_NONE", "none") == nil)
        #expect(configuration.flag("DEMO_FLAG", default: true, "flag") == true)
        try configuration.check()
    }

    @Test("All that is wrong is told at once, each by name and with what would be right")
    func problems() throws {
        var configuration = Configuration(
            program: "demo",
            environment: [
                "DEMO_PORT": "70000", "DEMO_COLOUR": "blue", "DEMO_WAIT": "5 minutes", "DEMO_PROT": "1", "OTHER_X": "1",
            ])
        #expect(configuration.integer("DEMO_PORT", default: 8, in: 0...65535, "port") == 8)
        _ = configuration.choice("DEMO_COLOUR", default: Colour.red, "colour")
        _ = configuration.duration("DEMO_WAIT", default: .seconds(1), in: .zero ... .seconds(9), "wait")
        let error = try #require(throws: ConfigurationError.self) { try configuration.check() }
        #expect(error.problems.map(\.name) == ["DEMO_PORT", "DEMO_COLOUR", "DEMO_WAIT", "DEMO_PROT"])
        #expect(error.problems[0].reason == "must be a whole number, 0 to 65535, not '70000'")
        #expect(error.problems[1].reason == "must be one of red, green, not 'blue'")
        #expect(error.problems[2].reason == "must be a time with its unit, as 500ms or 10s, 0s to 9s, not '5 minutes'")
        #expect(error.problems[3].reason == "is not a setting of demo; did you mean DEMO_PORT?")
    }

    @Test("Every key is printed with value, default, range and meaning, and no secret is shown")
    func printing() {
        var configuration = Configuration(
            program: "demo",
            environment: [
                "DEMO_PASS": "hush", "LIB_SASL_PASSWORD": "hush", "LIB_URL": "db://ann:hush@host/x", "LIB_ID": "seven",
            ])
        _ = configuration.integer("DEMO_PORT", default: 8080, in: 0...65535, "the port")
        _ = configuration.secret("DEMO_PASS", "a password")
        configuration.passThrough("LIB_", "for the library")
        let text = configuration.description
        #expect(text.contains("# the port (a whole number, 0 to 65535; default 8080)\nDEMO_PORT=8080"))
        #expect(text.contains("DEMO_PASS=********"))
        #expect(text.contains("LIB_SASL_PASSWORD=********"))
        #expect(text.contains("LIB_URL=db://ann:********@host/x"))
        #expect(text.contains("LIB_ID=seven"))
        #expect(!text.contains("hush"))
    }

    @Test("A malformed secret is refused without being shown")
    func secretProblem() throws {
        var configuration = Configuration(program: "demo", environment: ["DEMO_X": "1", "DEMO_PASS": "hush"])
        _ = configuration.secret("DEMO_PASS", "a password")
        let error = try #require(throws: ConfigurationError.self) { try configuration.check() }
        #expect(!error.description.contains("hush"))
    }

    @Test(
        "Times are written with their unit",
        arguments: [("0s", 0), ("500ms", 500), ("1500ms", 1500), ("10s", 10_000), ("2m", 120_000), ("3h", 10_800_000)])
    func durations(_ text: String, _ milliseconds: Int) throws {
        #expect(Duration(shortText: text) == .milliseconds(milliseconds))
        #expect(Duration.milliseconds(milliseconds).shortText == text)
    }

    @Test(
        "A time without unit, with another, or beyond counting is none",
        arguments: ["", "5", "s", "5d", "-1s", "9223372036854775807h", "1.5s"])
    func noDuration(_ text: String) {
        #expect(Duration(shortText: text) == nil)
    }
}
