/// The writing systems that say much or all of a text's language.
enum Script: Int, CaseIterable, Sendable {
    case latin, cyrillic, arabic, greek, hebrew, armenian, georgian, devanagari, bengali, gurmukhi, gujarati, tamil,
        telugu
    case kannada, malayalam, sinhala, thai, lao, burmese, khmer, amharic, hangul, kana, han

    /// The script of a letter; nil for anything else.
    @inline(__always)
    static func of(_ code: UInt32) -> Script? {
        switch code {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: .latin
        case ..<0x370: nil
        case 0x400...0x52F: .cyrillic
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFE: .arabic
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        default: rare(code)
        }
    }

    private static func rare(_ code: UInt32) -> Script? {
        switch code {
        case 0x531...0x587: .armenian
        case 0x5D0...0x5EA: .hebrew
        case 0x900...0x97F: .devanagari
        case 0x980...0x9FF: .bengali
        case 0xA00...0xA7F: .gurmukhi
        case 0xA80...0xAFF: .gujarati
        case 0xB80...0xBFF: .tamil
        case 0xC00...0xC7F: .telugu
        case 0xC80...0xCFF: .kannada
        case 0xD00...0xD7F: .malayalam
        case 0xD80...0xDFF: .sinhala
        case 0xE00...0xE7F: .thai
        case 0xE80...0xEFF: .lao
        case 0x1000...0x109F: .burmese
        case 0x10A0...0x10FF: .georgian
        case 0x1200...0x137F: .amharic
        case 0x1780...0x17FF: .khmer
        case 0x1100...0x11FF, 0xAC00...0xD7A3: .hangul
        case 0x3040...0x30FF: .kana
        case 0x3400...0x4DBF, 0x4E00...0x9FFF: .han
        default: nil
        }
    }

    /// The language, where the script is that of one (or of one far more than of others).
    var language: String? {
        switch self {
        case .latin, .cyrillic, .arabic: nil
        case .greek: "el"
        case .hebrew: "he"
        case .armenian: "hy"
        case .georgian: "ka"
        case .devanagari: "hi"
        case .bengali: "bn"
        case .gurmukhi: "pa"
        case .gujarati: "gu"
        case .tamil: "ta"
        case .telugu: "te"
        case .kannada: "kn"
        case .malayalam: "ml"
        case .sinhala: "si"
        case .thai: "th"
        case .lao: "lo"
        case .burmese: "my"
        case .khmer: "km"
        case .amharic: "am"
        case .hangul: "ko"
        case .kana: "ja"
        case .han: "zh"
        }
    }
}
