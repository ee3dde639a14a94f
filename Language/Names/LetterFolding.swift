/// Lower case without accents: `É` and `e` are one letter to the lists of names.
enum LetterFolding {
    /// The folded letter of a code point of two or three UTF-8 bytes.
    static func fold(_ value: UInt32) -> UInt32 {
        if value < 0x250 { return latin[Int(value)] }
        if (0x1E00...0x1EFF).contains(value) { return additional[Int(value - 0x1E00)] }
        switch value {
        case 0x2018, 0x2019, 0x2BC: return 0x27
        case 0x2010, 0x2011, 0x2013: return 0x2D
        default: return lower(value)
        }
    }

    private static let latin: [UInt32] = (0..<0x250).map { base(lower($0)) }
    private static let additional: [UInt32] = (0x1E00...0x1EFF).map { base(lower($0)) }

    private static func lower(_ value: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(value) else { return value }
        let mapped = scalar.properties.lowercaseMapping.unicodeScalars
        return mapped.count == 1 ? mapped.first?.value ?? value : value
    }

    private static func base(_ value: UInt32) -> UInt32 { bases[value] ?? value }

    /// Letters with accents, by the letter they are written for.
    private static let bases: [UInt32: UInt32] = {
        let groups = [
            "a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "c": "çćĉċč", "d": "ďđðḍḏ", "e": "èéêëēĕėęěẹẻẽếềểễệ", "g": "ĝğġģǧ",
            "h": "ĥħḥḩḫ",
            "i": "ìíîïĩīĭįıǐỉị", "j": "ĵ", "k": "ķḳ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ",
            "r": "ŕŗř", "s": "śŝşšșṣ", "t": "ţťŧțṭṯ", "u": "ùúûüũūŭůűųưǔụủứừửữự", "w": "ŵ", "y": "ýÿŷỳỵỷỹ",
            "z": "źżžẓẕ",
        ]
        var table: [UInt32: UInt32] = [:]
        for (letter, forms) in groups {
            guard let base = letter.unicodeScalars.first else { continue }
            for form in forms.unicodeScalars { table[form.value] = base.value }
        }
        return table
    }()
}
