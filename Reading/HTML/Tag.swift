/// The elements that reading tells apart; every other one is `unknown`.
enum Tag: String, CaseIterable, Sendable {
    case unknown, text
    case html, head, title, body, meta, link, base
    case article, main, section, header, footer, nav, aside, address, hgroup, search
    case h1, h2, h3, h4, h5, h6
    case p, div, span, a, br, hr, img, time, label
    case ul, ol, li, dl, dt, dd, menu
    case table, caption, thead, tbody, tfoot, tr, td, th, colgroup, col
    case blockquote, pre, figure, figcaption, details, summary, center, picture
    case form, fieldset, legend, button, input, select, option, optgroup, datalist, textarea, dialog, output
    case script, style, template, noscript, svg, math, iframe, object, embed, canvas, video, audio, noembed, noframes
    case source, track, area, map, param, wbr, xmp, plaintext, frameset, frame
    case b, i, em, strong, u, s, small, big, tt, code, strike, nobr, font
    case sup, sub, abbr, acronym, cite, q, mark, ins, del, kbd, samp, dfn, bdi, bdo
    case variable = "var"

    private static let byName = WordTable(allCases.enumerated().map { ($1.rawValue, UInt16($0)) })
    private static let all = Array(allCases)

    init(hash: UInt64) {
        self = Self.byName.value(hash).map { Self.all[Int($0)] } ?? .unknown
    }

    init(name: String) {
        self.init(hash: WordTable.hash(name.utf8))
    }
}

/// What the reduction of a page does with an element.
enum Treatment: Sendable {
    /// The element stays.
    case keep
    /// The tags go, what they enclose stays: they only dress the text.
    case unwrap
    /// Goes with all up to its end tag, whose inside is not markup.
    case dropRaw
    /// Goes with all up to its end tag, whose inside is markup.
    case dropTree
}

extension Tag {
    var treatment: Treatment {
        switch self {
        case .script, .style, .iframe, .noembed, .noframes, .xmp, .textarea: .dropRaw
        case .svg, .math, .template, .object, .canvas, .video, .audio, .select, .datalist, .map: .dropTree
        case .b, .i, .em, .strong, .u, .s, .small, .big, .tt, .code, .strike, .nobr, .font, .sup, .sub, .abbr,
            .acronym, .cite, .q, .mark, .ins, .del, .kbd, .samp, .variable, .dfn, .bdi, .bdo, .picture, .source, .track,
            .area, .param, .wbr, .embed, .col, .plaintext, .frameset, .frame, .option, .optgroup, .hr, .input, .img,
            .text:
            .unwrap
        default: .keep
        }
    }

    /// Never has an end tag.
    var isVoid: Bool {
        switch self {
        case .br, .hr, .img, .meta, .link, .base, .input, .source, .track, .area, .param, .wbr, .embed, .col, .frame:
            true
        default: false
        }
    }

    /// The next of its kind closes it, so that a run of them without end tags does not nest.
    var closesItself: Bool {
        switch self {
        case .p, .li, .dt, .dd, .tr, .td, .th, .thead, .tbody, .tfoot, .colgroup, .caption, .html, .head, .body, .a,
            .button:
            true
        default: false
        }
    }

    /// Stands in a line of text; every other element starts and ends a block.
    var isInline: Bool {
        switch self {
        case .a, .span, .time, .label, .img, .text, .output: true
        default: treatment == .unwrap && self != .hr
        }
    }

    /// 1 to 6 for a heading.
    var headingLevel: Int? {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }
}
