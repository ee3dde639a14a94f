extension RecordError {
    /// The same error, of a value inside `place`: a key, or `[3]`, or "" for the value itself.
    public func within(_ place: String) -> RecordError {
        func path(_ field: String) -> String {
            place.isEmpty || field.isEmpty || field.hasPrefix("[") ? place + field : "\(place).\(field)"
        }
        switch self {
        case .missing(let field): return .missing(field: path(field))
        case .wrongType(let field, let expected): return .wrongType(field: path(field), expected: expected)
        case .invalid(let field, let reason): return .invalid(field: path(field), reason: reason)
        default: return self
        }
    }
}
