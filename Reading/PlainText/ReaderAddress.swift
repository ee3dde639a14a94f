/// Tells lines in which the site speaks to its reader: "You can unsubscribe at any time." They are sentences, and each site
/// words them its own way; what they have in common is that they speak of the site's business, and to somebody.
enum ReaderAddress {
    private static let longest = 28
    private static let shortest = 3

    /// Whether a line is said to the reader of the page: its first sentence tells, so that what stands in different sentences
    /// is not taken together. Speech that is quoted or reported is not.
    static func speaks(_ line: ArraySlice<UInt8>) -> Bool {
        var rest = line
        while !rest.isEmpty {
            let words = LineWords.of(sentence(from: &rest))
            // "Sorry!" says too little.
            if words.count > shortest || rest.isEmpty { return speaks(words) }
        }
        return false
    }

    private static func speaks(_ words: [UInt64]) -> Bool {
        guard words.count <= longest, !reported.isIn(words) else { return false }
        if signs.isIn(words) { return true }
        let isOfBusiness = business.isIn(words)
        let isToSomebody = address.isIn(words) || requests.begins(words)
        return isOfBusiness && (isToSomebody || page.isIn(words)) || isToSomebody && site.isIn(words)
    }

    /// Takes a sentence from the front of a line.
    private static func sentence(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let end = rest.indices.first { index in
            Self.stops.contains(rest[index]) && index + 1 < rest.endIndex && rest[index + 1] == UInt8(ascii: " ")
        }
        let sentence = rest[..<(end.map { $0 + 1 } ?? rest.endIndex)]
        rest = rest[sentence.endIndex...]
        return sentence
    }

    private static let stops = [UInt8](".!?".utf8)

    /// Those who speak, and whom they speak to.
    private static let address = PhraseSet(
        """
        you; your; yours; youre; youve; we; our; ours; us; were sorry; please; my; im
        wir; unser; unsere; unserer; unseren; ihre; ihrer; ihren; dein; deine; nous; notre; nos; vous; votre; vos; nuestro; nuestra; nuestros; utilizamos; usamos; tu; tus; nostro; nostra; nosso; nossa; onze; uw; je; vår; vårt; ditt
        """.sitePhrases)

    /// How the site asks for something.
    private static let requests = PhraseSet(
        """
        activate; add; agree; allow; ask; become; browse; buy; change; check; choose; click; confirm; connect; continue; create; download; enable; enter; fill; find; follow; get; give; go; help; install; join; keep; leave; like; listen; log; make; manage; open; post; press; rate; read; receive; refresh; register; remember; report; scroll; select; send; share; show; sign; start; stay; submit; subscribe; support; swipe; switch; tap; tell; tick; try; turn; type; unlock; update; upgrade; use; view; visit; vote; want; watch; write
        to continue; to read; to see; to view; to watch; to comment; to post; to share; in order to; thanks for; thank you for; sorry; unable to; an error; something went wrong; oops; have you; do you; did you; are you; got; already; by; if; some of
        """.sitePhrases)

    /// What a site deals in.
    private static let business = PhraseSet(
        """
        newsletter; newsletters; weekly letter; daily letter; briefing; inbox; inboxes; mailbox; mailing list; your mail; e mail; email; emails; email address; spam; unsubscribe; subscribe; subscribed; subscribing; subscriber; subscribers; subscription; subscriptions; cookie; cookies; consent; opt out; data protection; privacy; privacy policy; browser; javascript; ad blocker; adblocker; log in; logged in; sign in; signed in; sign up; signing up; password; username; captcha; comment; comments; commenting; commenters; moderation; moderated; moderators; community guidelines; reply; replies; notification; notifications; free trial; trial; paywall; cancel anytime; unlimited access; full access; free article; free articles; journalism; commission; affiliate; reload; try again; try again later; checkbox; typo; homepage; our readers; readers who; stories like this; more stories; latest news; breaking news; breaking stories; headlines; wishlist; cart; checkout; voucher; giveaway; free account; create an account; register an account; your account; the form below; submitting the form; fill in the form; fill out the form; share it with; share this with; our app; download the app; whatsapp group; whatsapp channel; telegram channel
        datenschutz; datenschutzerklärung; anmeldung; abonnieren; abo; konto; einwilligung; boletín; correo; cuenta; suscripción; suscríbete; infolettre; abonnement; compte; confidentialité; iscriviti; assine; nieuwsbrief; nyhetsbrev; nyhetsbrevet
        """.sitePhrases)

    /// The page and what is on it.
    private static let page = PhraseSet(
        """
        this article; this story; this page; this post; this content; this video; this site; this website; this feature; this discussion; this thread; this form; this item; this box; this list; this browser; this link; this series; this service; sign up for the; these comments; the page; the form; all comments; at any time; any time; anytime
        """.sitePhrases)

    /// The same, where that alone is business enough.
    private static let site = PhraseSet(
        """
        this site; this website; this page; this form; this box; this browser; our site; our website; our partners; our editors; our newsroom; our terms; our journalists; our reporters; your browser; your choices; your preferences; your settings; your region; your comment; your message; your submission; your registration; your name; your account; your thoughts; your opinion; your view; let us know; tell us what; tell us your; tell us in; tell us how; write to us; send us; contact us; email us; this content is
        """.sitePhrases)

    /// What only sites say.
    private static let signs = PhraseSet(
        """
        cancel anytime; cancel at any time; unsubscribe at any time; unlimited access; no spam; no credit card; for subscribers only; subscribers only; terms apply; terms and conditions apply; video player; video tag; scroll to continue; scroll down; try again later; awaiting moderation; awaits approval; awaiting approval; at time of publication; at the time of publication; if you liked this; if you enjoyed this; if you like this; stories like this; articles like this; thanks for signing up; thanks for subscribing; thank you for signing up; accessibility mode; marked with an asterisk; required fields; fields are required; fields are mandatory; discussion has been closed; discussion is closed; comments have been closed; comments are moderated; app for android; app for iphone; app for ios; android and iphone; ios and android; iphone and android; email address will not be; email will not be; this box to;  tell us in; tell us in the comments; story for us; story to tell us; content is not available; content is unavailable
        """.sitePhrases)

    /// Words that report: the line is the article's.
    private static let reported = PhraseSet(
        """
        said; says; told; tells; according; asked; wrote; added; announced; promised; warned; argued; explained; recalled; reported; revealed; insisted; claimed; admitted; found; he; she; his; her; him; hers
        """.sitePhrases)
}

extension String {
    /// The phrases of a list, parted by semicolons or lines.
    var sitePhrases: [String] {
        split { $0 == ";" || $0 == "\n" }.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    }
}
