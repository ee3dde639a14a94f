/// Who may vouch for the name of an https site.
public enum WebTrust: Sendable, Equatable {
    /// The authorities that the system knows.
    case system
    /// The authorities in a file of PEM certificates.
    case authorities(file: String)
    /// Nobody needs to: what is sent is encrypted, but who answers is not checked.
    case unchecked
}
