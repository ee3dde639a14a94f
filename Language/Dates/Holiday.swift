/// A feast or fixed occasion whose day can be computed.
enum Holiday: Int32 {
    case christmas = 1
    case easter, halloween, thanksgiving, juneteenth, newYearsDay, boxingDay, valentinesDay, laborDay
    case memorialDay, veteransDay, independenceDay, goodFriday, palmSunday, ashWednesday, superTuesday, blackFriday
    case electionDay, bastilleDay, armisticeDay, cyberMonday, noHoliday
    case columbusDay, presidentsDay, mothersDay, fathersDay, patricksDay
    case pentecost, maundyThursday, holySaturday, shroveTuesday, ascensionDay, epiphany, canadaDay, australiaDay
    case anzacDay, groundhogDay, allSaintsDay, allSoulsDay, womensDay, kingDay, bonfireNight, mardiGras
    case christmasEve, newYearsEve, easterMonday, whitMonday, mayDay

    /// The weekday that belongs to the name, as in "Good Friday".
    var weekday: Int? {
        switch self {
        case .goodFriday, .blackFriday: 5
        case .palmSunday: 7
        case .ashWednesday: 3
        case .superTuesday, .shroveTuesday: 2
        case .cyberMonday: 1
        case .maundyThursday: 4
        default: nil
        }
    }

    /// The name is followed by "Day".
    var needsDay: Bool {
        switch self {
        case .boxingDay, .valentinesDay, .laborDay, .memorialDay, .veteransDay, .independenceDay, .electionDay,
            .bastilleDay, .armisticeDay, .columbusDay, .presidentsDay, .mothersDay, .fathersDay, .patricksDay,
            .ascensionDay, .canadaDay, .australiaDay, .anzacDay, .groundhogDay, .allSaintsDay, .allSoulsDay,
            .womensDay, .kingDay:
            true
        default: false
        }
    }

    /// The day in a year; those of one country by that country's use (Thanksgiving, Mother's Day: the United States).
    func day(in year: Int) -> CalendarDay? {
        if let (month, day) = fixed { return CalendarDay(year, month, day) }
        if let days = daysAfterEaster { return CalendarDay.easter(year) + days }
        return switch self {
        case .thanksgiving: CalendarDay.weekday(4, 4, of: 11, in: year)
        case .blackFriday: CalendarDay.weekday(4, 4, of: 11, in: year) + 1
        case .cyberMonday: CalendarDay.weekday(4, 4, of: 11, in: year) + 4
        case .laborDay: CalendarDay.weekday(1, 1, of: 9, in: year)
        case .memorialDay: CalendarDay.weekday(1, -1, of: 5, in: year)
        case .electionDay: CalendarDay.weekday(1, 1, of: 11, in: year) + 1
        case .superTuesday: CalendarDay.weekday(1, 1, of: 3, in: year) + 1
        case .columbusDay: CalendarDay.weekday(1, 2, of: 10, in: year)
        case .presidentsDay: CalendarDay.weekday(1, 3, of: 2, in: year)
        case .kingDay: CalendarDay.weekday(1, 3, of: 1, in: year)
        case .mothersDay: CalendarDay.weekday(7, 2, of: 5, in: year)
        case .fathersDay: CalendarDay.weekday(7, 3, of: 6, in: year)
        default: nil
        }
    }

    /// The same day of every year.
    private var fixed: (month: Int, day: Int)? {
        switch self {
        case .christmas: (12, 25)
        case .christmasEve: (12, 24)
        case .newYearsEve: (12, 31)
        case .newYearsDay: (1, 1)
        case .epiphany: (1, 6)
        case .australiaDay: (1, 26)
        case .groundhogDay: (2, 2)
        case .valentinesDay: (2, 14)
        case .womensDay: (3, 8)
        case .patricksDay: (3, 17)
        case .anzacDay: (4, 25)
        case .mayDay: (5, 1)
        case .juneteenth: (6, 19)
        case .canadaDay: (7, 1)
        case .independenceDay: (7, 4)
        case .bastilleDay: (7, 14)
        case .halloween: (10, 31)
        case .allSaintsDay: (11, 1)
        case .allSoulsDay: (11, 2)
        case .bonfireNight: (11, 5)
        case .veteransDay, .armisticeDay: (11, 11)
        case .boxingDay: (12, 26)
        default: nil
        }
    }

    /// So many days from Easter Sunday of the western churches.
    private var daysAfterEaster: Int? {
        switch self {
        case .shroveTuesday, .mardiGras: -47
        case .ashWednesday: -46
        case .palmSunday: -7
        case .maundyThursday: -3
        case .goodFriday: -2
        case .holySaturday: -1
        case .easter: 0
        case .easterMonday: 1
        case .ascensionDay: 39
        case .pentecost: 49
        case .whitMonday: 50
        default: nil
        }
    }
}
