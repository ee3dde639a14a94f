import Shared
import Testing

@testable import Language

@Suite struct EntityResolverTests {
    @Test("A surname means the person whose full name the article gives")
    func surname() {
        let text = MarkedText("[p:Hickenlooper] ran. [p:John Hickenlooper] and [p:Cory Gardner] met; [p:Gardner] won.")
        #expect(
            text.written == [
                "John Hickenlooper: Hickenlooper, John Hickenlooper", "Cory Gardner: Cory Gardner, Gardner",
            ])
    }

    @Test("Titles and honours are no part of a name; a surname alone, with and without its title, is one person")
    func titles() {
        #expect(MarkedText("[p:Dame Zaha Hadid DBE] and [p:Zaha Hadid]").entities.count == 1)
        #expect(MarkedText("[p:St. Jerome] wrote. [p:Jerome] died.").entities.count == 1)
        #expect(MarkedText("[p:Mr Ek] and [p:Mrs Ek]").entities.count == 2)
    }

    @Test("Initials written together, a son called by his given name, a club called City are told")
    func shortNames() {
        #expect(MarkedText("[p:J.K. Rowling], or [p:Joanne Rowling]").entities.count == 1)
        let family = MarkedText("[p:Joe Biden] and [p:Hunter Biden] came. [p:Biden] spoke, [p:Hunter] did not.")
        #expect(family.written == ["Joe Biden: Joe Biden, Biden", "Hunter Biden: Hunter Biden, Hunter"])
        #expect(MarkedText("[o:Manchester City] lost. [l:City] had won.").entities.count == 1)
        #expect(MarkedText("[o:Manchester United] lost. [l:City] had won.").entities.count == 2)
    }

    @Test("New York City is New York; Mexico City is not Mexico")
    func cities() {
        #expect(MarkedText("[l:New York City], or [l:New York]").entities.count == 1)
        #expect(MarkedText("[l:Mexico City] and [l:Mexico]").entities.count == 2)
        #expect(MarkedText("[l:North Korea] and [l:South Korea]: the [l:North] fired.").entities.count == 2)
        #expect(MarkedText("[l:North Korea] and [l:North Macedonia]: the [l:North] fired.").entities.count == 3)
    }

    @Test("Two people with one surname stay apart")
    func apart() {
        let text = MarkedText(
            "[p:Bill Clinton] and [p:Hillary Clinton] came. [p:George W. Bush] met [p:George H. W. Bush].")
        #expect(text.entities.count == 4)
    }

    @Test("A lone surname of two people is hers where the title says so, else his of whom the article says most")
    func sharedSurname() {
        let text = MarkedText(
            """
            [p:Bill Clinton] spoke. [p:Hillary Clinton] listened. [p:Bill Clinton] went on.
            Mrs. [p:Clinton] left. [p:Clinton] stayed.
            """)
        #expect(
            text.written == [
                "Bill Clinton: Bill Clinton, Bill Clinton, Clinton", "Hillary Clinton: Hillary Clinton, Clinton",
            ])
    }

    @Test(
        "Forms of one person's name are one",
        arguments: [
            ("Joseph Biden", "Joe Biden"), ("Sergei Lavrov", "Sergey Lavrov"), ("John F. Kennedy", "John Kennedy"),
            ("Mohammed bin Salman", "bin Salman"), ("Kim Jong-un", "Kim Jong Un"), ("Martin King Jr.", "Martin King"),
            ("Professor Cres Eastman", "Eastman"), ("Nicolás Maduro", "Nicolas Maduro"),
            ("Higuchi Ichiyo", "Ichiyo Higuchi"),
        ])
    func onePerson(first: String, second: String) {
        #expect(MarkedText("[p:\(first)] came. [p:\(second)] spoke.").entities.count == 1)
    }

    @Test(
        "Names of two people are two",
        arguments: [
            ("Maria Perez", "Mario Perez"), ("John Smith", "Jane Smith"), ("Ben Chan", "Raymond Chan"),
            ("George Bush Jr.", "George Bush Sr."),
        ])
    func twoPeople(first: String, second: String) {
        #expect(MarkedText("[p:\(first)] came. [p:\(second)] spoke.").entities.count == 2)
    }

    @Test("An acronym means its long form, in parentheses or by its initials")
    func acronyms() {
        let text = MarkedText(
            """
            The [o:Federal Security Service] ([o:FSB]) and the [o:Scottish National Party] met. The [o:SNP] and [o:FSB] agreed.
            [p:William S. Saturn] came; [p:WSS] asked.
            """)
        #expect(
            text.written == [
                "Federal Security Service: Federal Security Service, FSB, FSB",
                "Scottish National Party: Scottish National Party, SNP",
                "William S. Saturn: William S. Saturn, WSS",
            ])
    }

    @Test("Short forms of an organization's name are it")
    func shortForms() {
        let text = MarkedText(
            """
            The [o:Scripps Institution of Oceanography] and the [o:Alabama Senate] met the [o:Labour Party].
            [o:Scripps], the [o:Senate] and [o:Labour] agreed. The [o:Department of State] and the [o:State Department] did not.
            """)
        #expect(text.entities.count == 4)
    }

    @Test("Bodies of two countries and branches of one university stay apart")
    func organizationsApart() {
        let text = MarkedText(
            """
            The [o:Russian Foreign Ministry], the [o:Armenian Foreign Ministry], [o:University of California, San Diego],
            [o:University of California, Los Angeles], the [o:American Civil Liberties Union of Montana] and the
            [o:American Civil Liberties Union]
            """)
        #expect(text.entities.count == 6)
    }

    @Test("A country's names are one entity under the table's name; its people are another")
    func countries() {
        let text = MarkedText(
            "The [l:US], [l:U.S.], [l:America] and the [l:United States]; [g:Americans], an [g:American] car")
        #expect(text.entities.map { $0.name } == ["United States", "Americans"])
        #expect(text.entities.map { $0.type } == [.place, .group])
        #expect(text.entities[1].country == "US")
    }

    @Test("States of the past are not the countries of today")
    func predecessors() {
        #expect(MarkedText("[l:Russia] and the [l:Soviet Union]").entities.count == 2)
    }

    @Test("Other spellings of a place are it, other places are not")
    func spellings() {
        let text = MarkedText(
            "[l:Nagorno Karabakh], [l:Nagorny Karabakh]; [l:North Korea], [l:South Korea]; [l:Mexico], [l:Mexico City]; [l:Abaco], [l:Abaco Islands]"
        )
        #expect(text.entities.count == 6)
    }

    @Test("A name that is now a person, now a place stays two")
    func typesApart() {
        let text = MarkedText(
            "[p:Denzel Washington] went to [l:Washington]. [p:Washington] played; [l:Washington] cheered.")
        #expect(
            text.written == [
                "Denzel Washington: Denzel Washington, Washington", "Washington: Washington, Washington",
            ])
    }

    @Test(
        "The role and country of a person stand beside the name",
        arguments: [
            ("[g:Armenian] Prime Minister [p:Nikol Pashinyan] spoke.", "Prime Minister", "AM"),
            ("[p:Armen Sarkissian], President of the Republic of [l:Armenia], said", "President", "AM"),
            ("the president of [l:France], [p:Emmanuel Macron], said", "president", "FR"),
            ("[l:Armenia]'s foreign minister, [p:Zohrab Mnatsakanyan], said", "foreign minister", "AM"),
            ("[o:Russian Foreign Ministry] spokeswoman [p:Maria Zakharova] said", "spokeswoman", "RU"),
            ("The [g:Dutch] minister for health, [p:Joan Ray], came", "minister for health", "NL"),
            ("[p:Ann Lee], 45, a former [g:French] ambassador, said", "ambassador", "FR"),
        ])
    func roles(text: String, role: String, country: String) {
        let person = MarkedText(text).entities.first { $0.type == .person }
        #expect(person?.role == role)
        #expect(person?.country == country)
    }

    @Test("Entities and mentions stand in the order of the text, every name in exactly one")
    func order() {
        let text = MarkedText("[l:Oslo] [p:Ann Lee] [l:Rome] [p:Lee] [l:Oslo]")
        let resolved = EntityResolver().resolve(text.names, in: text.document)
        #expect(resolved.entityOfName == [0, 1, 2, 1, 0])
        #expect(resolved.entities.map { $0.id } == ["e1", "e2", "e3"])
        #expect(resolved.entities.map { $0.mentions.count } == [2, 2, 1])
    }
}
