/// Words of names that tell little of whose name it is.
enum NameWords {
    /// Articles and prepositions.
    static let small = words(
        "a an and at by de del der des di du e et for from in la las le les los of on the to und van von y")
    /// What kind of company it is.
    static let corporate = words(
        "ag bv co company corp corporation gmbh group holding holdings inc incorporated limited llc ltd nv plc sa spa")
    /// First words that many names share: alone they shorten none.
    static let common = words(
        """
        american asian bank board british center central centre city college committee council department east eastern european
        federal first general global great high house institute international ministry national new north northern office
        party people royal school society south southern state supreme union united university west western world navy army
        force forces guard parliament assembly federation association commission agency ministry bureau authority
        service foundation team league
        """)
    /// What goes between a head and what belongs to it: "Court of Session", "Commission on Human Rights".
    static let prepositions = words("of for on")
    /// What a name may end with that other names go on from: "Boston University School of Medicine".
    static let wholes = words("university college institute academy hospital commons lords congress parliament")
    /// What such a part is called.
    static let parts = words(
        """
        school college department faculty institute center centre hospital press museum library laboratory lab police clinic
        """)
    /// What short names of countries and unions stand for.
    static let spelledOut: [Substring: String] = [
        "us": "united states", "usa": "united states", "uk": "united kingdom", "un": "united nations",
        "eu": "european union",
    ]
    /// What a place is called beside its name; the name alone means the same place.
    static let features = words(
        """
        archipelago city desert governorate island islands isles krai mountains municipality oblast ocean peninsula prefecture
        province region republic sea state town township valley village of
        """)
    /// Of these, what lies around a city of its name.
    static let provinces = words("governorate krai oblast prefecture province region state")
    /// What stands at a spot of its own.
    static let sites = words(
        """
        airbase airfield airport arena base bridge camp cathedral church dam factory field gas hospital hotel lighthouse mall
        mine mosque museum palace park plant port prison railway refinery reservoir stadium station temple terminal tower
        """)

    private static func words(_ list: StaticString) -> Set<Substring> {
        Set("\(list)".split { $0 == " " || $0 == "\n" })
    }
}
