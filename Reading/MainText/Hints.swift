/// What the tag, class, id and role of an element, or of one around it, say about its text.
struct Hints: OptionSet, Sendable {
    let rawValue: UInt32

    static let navigation = Hints(rawValue: 1 << 0)
    static let aside = Hints(rawValue: 1 << 1)
    static let footer = Hints(rawValue: 1 << 2)
    static let header = Hints(rawValue: 1 << 3)
    static let form = Hints(rawValue: 1 << 4)
    static let hidden = Hints(rawValue: 1 << 5)
    static let caption = Hints(rawValue: 1 << 6)
    static let comments = Hints(rawValue: 1 << 7)
    static let sharing = Hints(rawValue: 1 << 8)
    static let related = Hints(rawValue: 1 << 9)
    static let signUp = Hints(rawValue: 1 << 10)
    static let advert = Hints(rawValue: 1 << 11)
    static let byline = Hints(rawValue: 1 << 12)
    static let date = Hints(rawValue: 1 << 13)
    static let tags = Hints(rawValue: 1 << 14)
    static let consent = Hints(rawValue: 1 << 15)
    static let contents = Hints(rawValue: 1 << 16)
    static let biography = Hints(rawValue: 1 << 17)
    static let metadata = Hints(rawValue: 1 << 18)
    /// Inside `<figure>`: words about a picture, but for tables.
    static let figure = Hints(rawValue: 1 << 19)
    static let callToAction = Hints(rawValue: 1 << 20)
    /// The article's body, by name.
    static let body = Hints(rawValue: 1 << 24)
    /// The article with what belongs to it, or the main part of the page.
    static let article = Hints(rawValue: 1 << 25)

    /// Text under any of these is not the article's.
    static let unwanted: Hints = [
        .navigation, .aside, .footer, .form, .hidden, .caption, .comments, .sharing, .related, .signUp, .advert,
        .byline,
        .date, .tags, .consent, .contents, .biography, .metadata, .figure, .callToAction,
    ]

    /// Text under these is not the article's, whatever else there is.
    static let neverArticle: Hints = [.navigation, .footer, .comments, .consent, .advert]
}

extension Hints {
    /// Words in class names, ids and roles, cut at hyphens, underscores and capitals. `a b` means `a` followed by `b`.
    private static let words: [(Hints, String)] = [
        (
            .navigation,
            "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager paginate topbar megamenu"
        ),
        (.aside, "sidebar aside rail complementary"),
        (.footer, "footer contentinfo colophon copyright"),
        (.header, "masthead banner"),
        (.form, "form login signin search"),
        (.hidden, "visuallyhidden offscreen modal popup lightbox tooltip dropdown"),
        (.caption, "caption figcaption credit wp_caption gallery slideshow carousel slider"),
        (.comments, "comment comments disqus respond commentlist discussion replies"),
        (.sharing, "share sharing shares social sharedaddy addtoany addthis sharebar socials follow"),
        (
            .related,
            "related teaser excerpt recommended recommendation recommendations recirc recirculation trending popular mostread readmore upnext outbrain taboola similar suggested"
        ),
        (.signUp, "newsletter subscribe subscription signup optin mailchimp paywall"),
        (.advert, "ad ads advert advertisement adsense adslot sponsor sponsored sponsors promo promotion promoted dfp"),
        (.byline, "byline author authors contributor contributors"),
        (.date, "date dateline timestamp published pubdate"),
        (.tags, "tags taglist tagcloud categories cats topics keywords"),
        (.consent, "cookie cookies consent gdpr onetrust"),
        (.contents, "toc tableofcontents"),
        (.biography, "bio biography authorbox authorbio"),
        (.metadata, "metadata postmeta entrymeta"),
        (.callToAction, "cta disclaimer disclosure dsclmr"),
    ]

    private static let table = WordTable(
        words.enumerated().flatMap { index, entry in entry.1.split(separator: " ").map { (String($0), UInt16(index)) } }
    )

    /// Whole names, cut at spaces only.
    private static let names: [(Hints, String)] = [
        (.hidden, "hidden hide sr-only visually-hidden screen-reader-text screen-reader-only show-for-sr"),
        (.metadata, "meta entry-meta post-meta article-meta article__meta post__meta story-meta meta-info"),
    ]

    private static let nameTable = WordTable(
        names.enumerated().flatMap { index, entry in entry.1.split(separator: " ").map { (String($0), UInt16(index)) } }
    )

    /// What the words of a class, an id or a role say.
    static func named(_ bytes: ArraySlice<UInt8>) -> Hints {
        var hints: Hints = []
        var hash = WordTable.seed
        var length = 0
        var name = WordTable.seed
        func whole() {
            if let index = nameTable.value(name) { hints.formUnion(names[Int(index)].0) }
            name = WordTable.seed
        }
        var wasSmall = false
        func word() {
            if length > 1, let index = table.value(hash) { hints.formUnion(words[Int(index)].0) }
            hash = WordTable.seed
            length = 0
        }
        for byte in bytes {
            if byte.isHTMLSpace { whole() } else { name = WordTable.step(name, byte) }
            let isCapital = byte &- 65 < 26
            if !byte.isASCIILetter || (isCapital && wasSmall) { word() }
            wasSmall = byte.isASCIILetter && !isCapital
            guard byte.isASCIILetter else { continue }
            hash = WordTable.step(hash, byte)
            length += 1
        }
        word()
        whole()
        return hints
    }

    /// What an element's kind says.
    static func of(_ tag: Tag) -> Hints {
        switch tag {
        case .nav, .menu: .navigation
        case .aside: .aside
        case .footer: .footer
        case .header: .header
        case .form, .button, .fieldset, .dialog, .search: .form
        case .figcaption: .caption
        case .figure: .figure
        case .head: .hidden
        case .address: .metadata
        case .article, .main: .article
        default: []
        }
    }
}
