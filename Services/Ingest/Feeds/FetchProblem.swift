import WebClient

/// Why a page or feed was not fetched.
enum FetchProblem: Error, Equatable, Sendable {
    /// The program is about to end.
    case stopped
    /// The site's robots.txt forbids it.
    case forbidden
    /// The host wants to be left alone for so long.
    case busy(seconds: Int)
    /// It may work another time.
    case unreachable(String)
    /// It will not: the address is none or lies in a private network, the answer is too long or leads round and round.
    case refused(String)

    init(_ error: WebError) {
        switch error {
        case .cancelled: self = .stopped
        case .failed: self = .unreachable(error.description)
        case .badAddress, .privateAddress, .tooManyRedirects, .tooLarge: self = .refused(error.description)
        }
    }

    /// In words.
    var reason: String {
        switch self {
        case .stopped: "the program is about to end"
        case .forbidden: "the site's robots.txt forbids it"
        case .busy(let seconds): "the host wants to be left alone for \(seconds) s"
        case .unreachable(let reason), .refused(let reason): reason
        }
    }
}
