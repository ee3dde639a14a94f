/// A day or a moment, as the records write them: `2024-05-10`, `2024-05-10T09:00:00Z`.
struct ISOTime: Equatable {
    /// The day as it is written, in the writer's own zone.
    let day: CalendarDay
    /// Microseconds since 2000-01-01 UTC, PostgreSQL's `timestamptz`; nil when only a day is given. A time without a
    /// zone counts as UTC.
    let moment: Int64?

    /// Nil when `text` is no ISO 8601 day or moment, or when there is no such day or time of day.
    init?(_ text: String) {
        var reader = ISOReader(text)
        guard let day = reader.day() else { return nil }
        self.day = day
        if reader.isAtEnd {
            moment = nil
            return
        }
        guard reader.take("T") || reader.take(" "), let time = Self.time(&reader), let zone = Self.zone(&reader),
            reader.isAtEnd
        else { return nil }
        moment = (Int64(day.number) * 86400 - Int64(zone) * 60) * 1_000_000 + time
    }

    /// Microseconds since midnight. A leap second counts as the second after it.
    private static func time(_ reader: inout ISOReader) -> Int64? {
        guard let hour = reader.number(digits: 2), hour < 24, reader.take(":"),
            let minute = reader.number(digits: 2), minute < 60
        else { return nil }
        var seconds = 0
        var fraction = 0
        if reader.take(":") {
            guard let second = reader.number(digits: 2), second <= 60 else { return nil }
            seconds = second
            if reader.take(".") || reader.take(",") {
                guard let millionths = reader.millionths() else { return nil }
                fraction = millionths
            }
        }
        return Int64((hour * 60 + minute) * 60 + seconds) * 1_000_000 + Int64(fraction)
    }

    /// Minutes east of Greenwich: `Z`, `+02:00`, `-0330`, `+01`, or nothing.
    private static func zone(_ reader: inout ISOReader) -> Int? {
        if reader.take("Z") || reader.isAtEnd { return 0 }
        let isEast = reader.take("+")
        guard isEast || reader.take("-"), let hours = reader.number(digits: 2), hours < 16 else { return nil }
        var minutes = 0
        if reader.take(":") || !reader.isAtEnd {
            guard let given = reader.number(digits: 2), given < 60 else { return nil }
            minutes = given
        }
        return (hours * 60 + minutes) * (isEast ? 1 : -1)
    }
}
