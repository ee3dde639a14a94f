/// A feast or fixed occasion whose day can be computed.
enum Holiday: Int32 {
    case christmas = 1
    case easter, halloween, thanksgiving, juneteenth, newYearsDay, boxingDay, valentinesDay, laborDay
    case memorialDay, veteransDay, independenceDay, goodFriday, palmSunday, ashWednesday, superTuesday, blackFriday
    case electionDay, bastilleDay, armisticeDay, cyberMonday, noHoliday
    case columbusDay, presidentsDay, mothersDay, fathersDay, patricksDay
    case christmasEve, newYearsEve, easterMonday

    /// The weekday that belongs to the name, as in "Good Friday".
    var weekday: Int? {
        switch self {
        case .goodFriday, .blackFriday: 5
        case .palmSunday: 7
        case .ashWednesday: 3
        case .superTuesday: 2
        case .cyberMonday: 1
        default: nil
        }
    }

    /// The name is followed by "Day".
    var needsDay: Bool {
        switch self {
        case .boxingDay, .valentinesDay, .laborDay, .memorialDay, .veteransDay, .independenceDay, .electionDay,
            .bastilleDay, .armisticeDay, .columbusDay, .presidentsDay, .mothersDay, .fathersDay, .patricksDay:
            true
        default: false
        }
    }

    /// The day in a year; those of one country by that country's use (Thanksgiving, Mother's Day: the United States).
    func day(in year: Int) -> CalendarDay? {
        switch self {
        case .christmas: CalendarDay(year, 12, 25)
        case .christmasEve: CalendarDay(year, 12, 24)
        case .newYearsEve: CalendarDay(year, 12, 31)
        case .newYearsDay: CalendarDay(year, 1, 1)
        case .halloween: CalendarDay(year, 10, 31)
        case .juneteenth: CalendarDay(year, 6, 19)
        case .boxingDay: CalendarDay(year, 12, 26)
        case .valentinesDay: CalendarDay(year, 2, 14)
        case .veteransDay, .armisticeDay: CalendarDay(year, 11, 11)
        case .independenceDay: CalendarDay(year, 7, 4)
        case .bastilleDay: CalendarDay(year, 7, 14)
        case .thanksgiving: CalendarDay.weekday(4, 4, of: 11, in: year)
        case .blackFriday: CalendarDay.weekday(4, 4, of: 11, in: year) + 1
        case .cyberMonday: CalendarDay.weekday(4, 4, of: 11, in: year) + 4
        case .laborDay: CalendarDay.weekday(1, 1, of: 9, in: year)
        case .memorialDay: CalendarDay.weekday(1, -1, of: 5, in: year)
        case .electionDay: CalendarDay.weekday(1, 1, of: 11, in: year) + 1
        case .superTuesday: CalendarDay.weekday(1, 1, of: 3, in: year) + 1
        case .columbusDay: CalendarDay.weekday(1, 2, of: 10, in: year)
        case .presidentsDay: CalendarDay.weekday(1, 3, of: 2, in: year)
        case .mothersDay: CalendarDay.weekday(7, 2, of: 5, in: year)
        case .fathersDay: CalendarDay.weekday(7, 3, of: 6, in: year)
        case .patricksDay: CalendarDay(year, 3, 17)
        case .easter: CalendarDay.easter(year)
        case .easterMonday: CalendarDay.easter(year) + 1
        case .goodFriday: CalendarDay.easter(year) + -2
        case .palmSunday: CalendarDay.easter(year) + -7
        case .ashWednesday: CalendarDay.easter(year) + -46
        case .noHoliday: nil
        }
    }
}
