extension StringProtocol {
    /// At most `limit` code points of it, with `…` where more were there. By code points: a stranger's text may pile a
    /// megabyte of marks on one character.
    public func cut(to limit: Int) -> String {
        let scalars = unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return String(self) }
        return String(self[..<end]) + "…"
    }
}
