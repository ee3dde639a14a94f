extension [UInt8] {
    /// The same text with each run of ASCII white space and no-break spaces as one space, none at the ends.
    var singleSpaced: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(count)
        var isPending = false
        var index = 0
        while index < count {
            if self[index].isHTMLSpace {
                isPending = true
                index += 1
            } else if self[index] == 0xC2, index + 1 < count, self[index + 1] == 0xA0 {
                isPending = true
                index += 2
            } else {
                if isPending, !out.isEmpty { out.append(32) }
                isPending = false
                out.append(self[index])
                index += 1
            }
        }
        return out
    }
}
