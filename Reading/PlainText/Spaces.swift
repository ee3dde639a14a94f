extension RandomAccessCollection<UInt8> where Index == Int {
    /// The same text with each run of ASCII white space and no-break spaces as one space, none at the ends.
    var singleSpaced: [UInt8] {
        withContiguousStorageIfAvailable { $0.withSingleSpaces } ?? Array(self).singleSpaced
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate var withSingleSpaces: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(count)
        var start = 0
        while start < count {
            let word = start..<endOfWord(from: start)
            if !word.isEmpty {
                if !out.isEmpty { out.append(32) }
                out += self[word]
            }
            // A no-break space has two bytes.
            start = word.upperBound + (word.upperBound < count && self[word.upperBound] == 0xC2 ? 2 : 1)
        }
        return out
    }

    private func endOfWord(from start: Int) -> Int {
        var end = start
        while end < count, !self[end].isHTMLSpace, self[end] != 0xC2 || end + 1 == count || self[end + 1] != 0xA0 {
            end += 1
        }
        return end
    }
}
