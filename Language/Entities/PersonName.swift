/// A person's name cut into given names and surname.
struct PersonName {
    /// All but the surname, in order.
    let given: [Substring]
    /// The last word that is no suffix.
    let surname: Substring
    /// "jr", "sr", "ii" and their like; not honours, which set nobody apart.
    let suffix: Substring?

    /// Cuts the words of a normal form; none where nothing is left beside titles.
    init?(_ words: [Substring]) {
        var words = words[...]
        // "Afghan Ambassador Hamid Karim"
        if words.count > 2, Self.titles.contains(words[1]), Country.ofDemonym(String(words[0])) != nil {
            words.removeFirst()
        }
        while words.count > 1, let first = words.first, Self.titles.contains(first) { words.removeFirst() }
        while words.count > 1, let last = words.last, Self.honours.contains(last) { words.removeLast() }
        suffix = words.count > 1 ? words.last.flatMap { Self.generations.contains($0) ? $0 : nil } : nil
        if suffix != nil { words.removeLast() }
        guard let last = words.popLast() else { return nil }
        surname = last
        given = Array(words)
    }

    /// Whether nothing but the surname is given, as in "Merkel" and "von der Leyen".
    var isSurnameOnly: Bool { given.allSatisfy { Self.particles.contains($0) } }

    /// Whether two names with one surname may be one person's.
    func agrees(with other: PersonName) -> Bool {
        if let suffix, let second = other.suffix, suffix != second { return false }
        if isSurnameOnly || other.isSurnameOnly { return true }
        let (short, long) = given.count <= other.given.count ? (given, other.given) : (other.given, given)
        guard let start = long.firstIndex(where: { Self.match(short[0], $0) }) else { return false }
        let middle = short.dropFirst().filter { !Self.particles.contains($0) }
        let rest = long[(start + 1)...].filter { !Self.particles.contains($0) }
        // "George W." and "George H. W." are two people, "John F." and "John" one.
        return middle.isEmpty || rest.isEmpty || zip(middle, rest).allSatisfy(Self.match)
    }

    /// Whether two given names may be one: equal, an initial, a short form, another spelling.
    static func match(_ first: Substring, _ second: Substring) -> Bool {
        if first == second { return true }
        if first.utf8.count <= 2 || second.utf8.count <= 2 {
            let (short, long) = first.utf8.count < second.utf8.count ? (first, second) : (second, first)
            // "J.K." is written as one word too.
            let isInitial = short.utf8.count == 1 || short.allSatisfy { !"aeiouy".contains($0) }
            return isInitial && long.utf8.first == short.utf8.first
        }
        return Nicknames.match(first, second) || SpellingVariant.match(first, second)
    }

    static let particles = words(
        "al el bin bint ibn abu de da do dos das del della di du la le van von der den ter ten zu af av ul ur st san santa y e"
    )
    static let titles = words(
        """
        mr mrs ms miss mx dr prof professor doctor sir dame lord lady rev sen rep gov gen col capt lt sgt hon president
        minister king queen emperor empress tsar czar prince princess duke duchess earl count pope saint st judge justice sheikh
        imam ayatollah rabbi father sister general colonel major captain lieutenant sergeant admiral commander chancellor
        premier senator congressman congresswoman governor mayor secretary ambassador attorney sheriff inspector
        superintendent constable detective officer coach director chairman chairwoman
        """)
    private static let generations = words("jr sr i ii iii iv v vi vii viii ix xi xii xiii xiv xv xvi")
    private static let honours = words(
        "phd md esq obe cbe mbe kbe dbe gbe kcb kcmg cmg dso frs frse frcs dphil qc kc ra mp mep")

    private static func words(_ list: StaticString) -> Set<Substring> {
        Set("\(list)".split { $0 == " " || $0 == "\n" })
    }
}
