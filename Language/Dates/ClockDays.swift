/// Gives clock times their days: "at 8:30 p.m. (1930 UTC) on August 27", "Friday at 9 a.m.", "at dawn on Tuesday".
struct ClockDays {
    let parser: TimeParser
    let matches: [TimeMatch]
    let publication: CalendarDay?

    /// Farther than this a day does not belong to a time.
    private static let reach = 40

    /// Puts a day before each time: that of the same sentence which stands nearest, else the latest before it. A span of
    /// hours ("between 3 p.m. and 6 a.m.") with no day in its sentence recurs, and stays without.
    func complete(_ values: inout [TimeValue?]) {
        var latest = publication
        for index in matches.indices {
            guard matches[index].meaning.lacksDay else {
                if let value = values[index], value.grain == .day, let base = value.base, !isAhead(base) {
                    latest = base
                }
                continue
            }
            guard let time = values[index]?.text else { continue }
            let day = dayNearby(index, values) ?? (isSpanOfHours(index) ? nil : latest)
            if let day { values[index] = TimeValue(TimeValue.iso(day) + time, base: day) }
        }
    }

    private func dayNearby(_ index: Int, _ values: [TimeValue?]) -> CalendarDay? {
        let before = (0..<index).reversed().prefix(4).lazy.compactMap { day($0, values, from: index) }.first
        let after = (index + 1..<matches.count).prefix(4).lazy.compactMap { day($0, values, from: index) }.first
        guard let before else { return after?.day }
        guard let after else { return before.day }
        return after.distance < before.distance ? after.day : before.day
    }

    private func day(_ other: Int, _ values: [TimeValue?], from index: Int) -> (day: CalendarDay, distance: Int)? {
        if matches[other].meaning.lacksDay { return nil }
        guard let value = values[other], value.grain == .day, let day = value.base else { return nil }
        let gap =
            other < index ? matches[other].end..<matches[index].start : matches[index].end..<matches[other].start
        guard gap.count < Self.reach, !gap.contains(where: parser.isSentenceEnd) else { return nil }
        return (day, gap.count)
    }

    private func isAhead(_ day: CalendarDay) -> Bool {
        publication.map { day > $0 } ?? false
    }

    private func isSpanOfHours(_ index: Int) -> Bool {
        let match = matches[index]
        switch parser.word(match.start - 1) {
        case .between: return true
        case .from: return isClock(index + 1) && matches[index + 1].start - match.end < 3
        case .and, .to: return isClock(index - 1) && match.start - matches[index - 1].end < 3
        default: return false
        }
    }

    private func isClock(_ index: Int) -> Bool {
        guard matches.indices.contains(index) else { return false }
        if case .clock = matches[index].meaning { return true }
        return matches[index].meaning.lacksDay
    }
}
