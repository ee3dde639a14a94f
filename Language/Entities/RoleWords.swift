/// The words of which roles are made: "former deputy prime minister", "chief executive officer", "spokeswoman".
enum RoleWords {
    private static let roles = words(
        """
        president minister premier chancellor king queen prince princess emperor sultan emir sheikh pope archbishop bishop cardinal
        rabbi imam ayatollah patriarch secretary undersecretary ambassador envoy diplomat consul commissioner governor mayor senator
        congressman congresswoman representative lawmaker legislator mp mep councillor councilman councilwoman alderman speaker
        whip leader chairman chairwoman chair chairperson head chief director president-elect ceo cfo coo cto founder
        co-founder cofounder owner officer executive manager editor journalist reporter correspondent columnist anchor
        presenter broadcaster writer author novelist poet playwright historian economist analyst scientist researcher
        professor lecturer physicist chemist biologist astronomer oceanographer psychologist epidemiologist virologist
        engineer doctor physician surgeon nurse lawyer attorney barrister solicitor prosecutor judge justice sheriff
        marshal general colonel major captain lieutenant sergeant admiral commander brigadier officer detective constable
        inspector superintendent spokesman spokeswoman spokesperson adviser advisor aide counsel coach trainer striker
        midfielder defender goalkeeper forward quarterback pitcher player footballer cricketer golfer swimmer driver
        cyclist boxer champion athlete actor actress comedian singer songwriter musician rapper composer conductor
        director filmmaker producer screenwriter designer architect artist painter sculptor photographer model
        activist campaigner organizer lobbyist banker investor trader entrepreneur businessman businesswoman billionaire
        farmer teacher student pilot astronaut cosmonaut candidate nominee contender incumbent treasurer trustee curator
        principal dean rector chaplain pastor priest reverend dictator
        """)
    private static let modifiers = words(
        """
        prime foreign vice deputy assistant associate acting interim former ex then current outgoing incoming new late
        first second senior junior chief executive general national state federal interior defence defense finance health
        education justice trade energy economy transport environment agriculture labour labor home culture information
        press media communications attorney managing founding co lead head supreme crown opposition majority
        minority party parliamentary presidential prime-ministerial police army navy military security intelligence
        political legal financial technical medical scientific human rights public affairs operations sales marketing
        and elect team club company bank
        """)
    private static let dropped = words("new late then former current and first second")

    private static func words(_ list: StaticString) -> Set<Substring> {
        Set("\(list)".split { $0 == " " || $0 == "\n" })
    }

    /// Whether a normalised word is a role by itself.
    static func isRole(_ word: String) -> Bool { roles.contains(word[...]) }
    /// Whether it may stand in a role of several words.
    static func isPart(_ word: String) -> Bool { isRole(word) || modifiers.contains(word[...]) }
    /// Whether it may stand before a role without being part of it.
    static func isDropped(_ word: String) -> Bool { dropped.contains(word[...]) }
}
