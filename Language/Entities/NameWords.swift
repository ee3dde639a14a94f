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
        party people royal school society south southern state supreme union united university west western world
        """)
    /// What a place is called beside its name; the name alone means the same place.
    static let features = words(
        """
        archipelago city desert governorate island islands isles krai mountains municipality oblast ocean peninsula prefecture
        province region republic sea state town township valley village of
        """)

    private static func words(_ list: StaticString) -> Set<Substring> {
        Set("\(list)".split { $0 == " " || $0 == "\n" })
    }
}
