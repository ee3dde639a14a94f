/// A unit that time is counted in, with its letters in a duration.
enum TimeUnit: Int32 {
    case second, minute, hour, day, weekend, week, fortnight, month, quarter, year, decade, century

    /// The duration of `count` of these, `X` for an unknown number: `P3D`, `PT5H`, `PXY`, as in ISO 8601; unknown decades
    /// and centuries as in TIMEX3 (`PXDE`, `PXCE`).
    func duration(_ count: String) -> String {
        if let years, let number = Double(count) { return "P\(Int(number * years))Y" }
        if count.hasSuffix(".5"), let half { return andHalf(String(count.dropLast(2)), half) }
        return switch self {
        case .second: "PT\(count)S"
        case .minute: "PT\(count)M"
        case .hour: "PT\(count)H"
        case .day: "P\(count)D"
        case .weekend: "P\(count)WE"
        case .week: "P\(count)W"
        case .fortnight: Int(count).map { "P\($0 * 2)W" } ?? "P\(count)W"
        case .month: "P\(count)M"
        case .quarter: "P\(count)Q"
        case .year: "P\(count)Y"
        case .decade: "P\(count)DE"
        case .century: "P\(count)CE"
        }
    }

    /// The years in one, of a unit that ISO 8601 has no letter for.
    private var years: Double? {
        switch self {
        case .decade: 10
        case .century: 100
        default: nil
        }
    }

    /// Half of one, in a finer unit.
    private var half: String? {
        switch self {
        case .minute: "30S"
        case .hour: "30M"
        case .year: "6M"
        default: nil
        }
    }

    private func andHalf(_ count: String, _ half: String) -> String {
        count == "0" ? (isClock ? "PT" : "P") + half : duration(count) + half
    }

    var isClock: Bool { self == .second || self == .minute || self == .hour }
}

/// A part of a day, by its letters in TIMEX3.
enum PartOfDay: Int32 {
    case morning, afternoon, evening, night, noon, midnight

    var suffix: String {
        switch self {
        case .morning: "TMO"
        case .afternoon: "TAF"
        case .evening: "TEV"
        case .night: "TNI"
        case .noon: "T12:00"
        case .midnight: "T00:00"
        }
    }
}

/// A season of the northern year, by its letters in TIMEX3.
enum Season: Int32 {
    case spring, summer, autumn, winter

    var letters: String {
        switch self {
        case .spring: "SP"
        case .summer: "SU"
        case .autumn: "FA"
        case .winter: "WI"
        }
    }

    /// The first and last month; a winter ends in the next year.
    var months: (first: Int, last: Int) {
        switch self {
        case .spring: (3, 5)
        case .summer: (6, 8)
        case .autumn: (9, 11)
        case .winter: (12, 14)
        }
    }
}
