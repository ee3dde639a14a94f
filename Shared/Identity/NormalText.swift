/// A text without what two copies of it may differ in: white space and case.
public enum NormalText {
    /// UTF-8 of `text` in lower case, each run of Unicode white space as one space, none at either end.
    public static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var spaceIsDue = false
        for scalar in text.lowercased().unicodeScalars {
            if isSpace(scalar) {
                spaceIsDue = !bytes.isEmpty
            } else {
                if spaceIsDue { bytes.append(UInt8(ascii: " ")) }
                spaceIsDue = false
                bytes.append(contentsOf: scalar.utf8)
            }
        }
        return bytes
    }

    /// Looks the property up only outside ASCII, where most text is.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
    }
}
