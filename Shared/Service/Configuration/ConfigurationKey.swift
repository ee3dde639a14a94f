/// One setting: what was read and what could be.
struct ConfigurationKey: Sendable {
    var name: String
    var value: String
    var `default`: String
    var range: String
    var meaning: String
    var isSecret = false

    /// The value for people's eyes: passwords and keys are masked by the setting's kind, by name, and inside URLs.
    var shownValue: String {
        if value.isEmpty { return "" }
        let isHidden = isSecret || Self.namesASecret(name) || value.lowercased().contains("password=")
        return isHidden ? "********" : Self.maskPassword(inURL: value)
    }

    /// Whether a variable of this name may be, or hold, a secret.
    static func holdsASecret(_ name: String) -> Bool {
        namesASecret(name) || ["DATABASE_URL", "OTEL_EXPORTER_OTLP_HEADERS"].contains(name)
    }

    private static func namesASecret(_ name: String) -> Bool {
        ["PASSWORD", "SECRET", "TOKEN", "JAAS", "_KEY", "KEY_PEM", "PASSFILE", "OAUTHBEARER_CONFIG"].contains {
            name.contains($0)
        }
            && !name.hasSuffix("_FILE")
    }

    /// `postgres://ann:secret@host` becomes `postgres://ann:********@host`.
    private static func maskPassword(inURL value: String) -> String {
        guard let scheme = value.firstRange(of: "://"),
            let at = value[scheme.upperBound...].prefix(while: { $0 != "/" }).lastIndex(of: "@"),
            let colon = value[scheme.upperBound..<at].firstIndex(of: ":")
        else { return value }
        return value[...colon] + "********" + value[at...]
    }
}

extension ConfigurationKey: CustomStringConvertible {
    var description: String {
        let facts = [range, `default`.isEmpty ? "" : "default \(`default`)"].filter { !$0.isEmpty }
        let comment = facts.isEmpty ? "# \(meaning)" : "# \(meaning) (\(facts.joined(separator: "; ")))"
        return "\(comment)\n\(name)=\(shownValue)"
    }
}
