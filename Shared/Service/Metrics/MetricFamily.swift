/// One name of a metric with all its label values.
protocol MetricFamily: Sendable {
    /// Appends the family's comments and samples.
    func append(to text: inout String)
}

/// What a family is called and how its samples are labelled.
struct MetricHead: Sendable {
    let name: String
    let help: String
    let labels: [String]

    func append(kind: String, to text: inout String) {
        text += "# HELP \(name) \(Self.escape(help, quotes: false))\n# TYPE \(name) \(kind)\n"
    }

    /// One sample; `extra` is a label beside the family's own (a bucket's bound).
    func append(
        _ number: Double, suffix: String = "", _ values: [String], extra: (String, String)? = nil, to text: inout String
    ) {
        let pairs = Array(zip(labels, values)) + (extra.map { [$0] } ?? [])
        let list = pairs.map { "\($0.0)=\"\(Self.escape($0.1, quotes: true))\"" }.joined(separator: ",")
        text += "\(name)\(suffix)\(list.isEmpty ? "" : "{\(list)}") \(Self.text(of: number))\n"
    }

    /// Whole numbers without a fraction; infinities as Prometheus spells them.
    static func text(of number: Double) -> String {
        if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: number).map { String($0) } ?? String(number)
    }

    private static func escape(_ text: String, quotes: Bool) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
