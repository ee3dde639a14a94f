/// How a sentence uses capitals: what a capital letter tells of a name depends on it.
enum SentenceStyle: UInt32 {
    /// Capitals at the head and on names.
    case running
    /// Capitals on most words.
    case title
    /// Capitals only.
    case capitals
    /// No capitals.
    case small

    /// The style of a sentence of tokens.
    init(_ traits: UnsafeMutableBufferPointer<TokenTraits>, _ sentence: Range<Int>) {
        var (lower, capital, all) = (0, 0, 0)
        var first = true
        for index in sentence {
            switch traits[index].writing {
            case .lower:
                lower += 1
                first = false
            case .capitalised, .mixed:
                if !first { capital += 1 }
                first = false
            case .allCapitals:
                if traits[index].length > 1 { all += 1 }
                first = false
            default: break
            }
        }
        let words = lower + capital + all
        if all >= 2, all * 10 >= words * 7, lower <= words / 8 {
            self = .capitals
        } else if words >= 4, (capital + all) * 10 >= words * 6, capital >= 3 {
            self = .title
        } else if words >= 3, capital + all == 0 {
            self = .small
        } else {
            self = .running
        }
    }
}
