extension Duration {
    private static let units: [(suffix: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000),
    ]

    /// The time that `text` names as a whole number and a unit, or nil.
    public init?(shortText text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let suffix = text[digits.endIndex...]
        guard let number = Int64(digits), let unit = Self.units.first(where: { $0.suffix == suffix }) else {
            return nil
        }
        let (milliseconds, overflows) = number.multipliedReportingOverflow(by: unit.milliseconds)
        if overflows { return nil }
        self = .milliseconds(milliseconds)
    }

    /// The time in the largest unit that holds it whole: `500ms`, `10s`.
    public var shortText: String {
        let milliseconds = Int64(self / .milliseconds(1))
        let unit = Self.units.last { milliseconds % $0.milliseconds == 0 && milliseconds >= $0.milliseconds }
        return unit.map { "\(milliseconds / $0.milliseconds)\($0.suffix)" } ?? "0s"
    }

    /// The time in seconds, with a fraction.
    public var seconds: Double { self / .seconds(1) }
}
