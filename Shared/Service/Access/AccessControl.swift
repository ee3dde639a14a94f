import HTTP

/// Who may do what over a service's HTTP ports.
public struct AccessControl: Sendable {
    /// Nil lets everybody do everything.
    private let tokens: WatchedFiles<BearerTokens>?
    private let everybodyReads: Bool
    private let setting: String

    /// Reads `PROGRAM_TOKENS_FILE` and `PROGRAM_ANONYMOUS_READ`.
    init(_ configuration: inout Configuration) {
        let own = configuration.program.uppercased()
        setting = "\(own)_TOKENS_FILE"
        let path = configuration.optional(
            setting,
            "a file with a bearer token a line, each after what it lets one do, publish or read; without it everybody may"
                + " do both")
        everybodyReads = configuration.flag(
            "\(own)_ANONYMOUS_READ", default: false, "whether one may read without a token where there are tokens")
        do {
            tokens = try path.map { path in
                try WatchedFiles([path]) { try BearerTokens(String(decoding: $0[0], as: UTF8.self)) }
            }
        } catch {
            configuration.refuse(setting, "cannot be used: \(error)")
            tokens = nil
        }
    }

    /// The file of tokens, to be looked at while the service runs.
    public var files: [WatchedFile] { tokens.map { [WatchedFile(setting, $0)] } ?? [] }

    /// Why a request may not do what it wants: 401 without a token that is known, 403 with one that is for something else.
    /// Nil when it may.
    public func refusal(of head: RequestHead, for right: Right) -> Response? {
        guard let tokens, !(right == .read && everybodyReads) else { return nil }
        guard let token = Self.token(head["authorization"]) else { return .unauthorized(challenge: "") }
        let rights = tokens.value.rights(of: token)
        if rights.contains(right) { return nil }
        return rights.isEmpty ? .unauthorized(challenge: ", error=\"invalid_token\"") : .forbidden(right)
    }

    /// The token in the value of an `Authorization` header.
    private static func token(_ authorization: String?) -> Substring.UTF8View? {
        guard let parts = authorization?.split(separator: " ", maxSplits: 1), parts.count == 2,
            parts[0].lowercased() == "bearer"
        else { return nil }
        return parts[1].drop { $0 == " " }.utf8
    }
}

extension Response {
    /// Nobody has said who asks, or it is not known here.
    static func unauthorized(challenge: String) -> Response {
        .problem(
            401, Problem("unauthorized", "send 'Authorization: Bearer' and a token that is known here"),
            headers: ["WWW-Authenticate": "Bearer realm=\"dateline\"" + challenge])
    }

    /// The token is known, but for something else.
    static func forbidden(_ right: Right) -> Response {
        .problem(
            403, Problem("forbidden", "this token is not one with which to \(right.rawValue)"),
            headers: [
                "WWW-Authenticate":
                    "Bearer realm=\"dateline\", error=\"insufficient_scope\", scope=\"\(right.rawValue)\""
            ])
    }
}
