import Reading
import Seeded
import Testing

@Suite struct LanguageIdentifierTests {
    @Test(
        "A sentence's language is told",
        arguments: [
            ("en", "The ferry between the islands sailed again on Friday, the company said."),
            ("de", "Die Fähre zwischen den Inseln fuhr am Freitag wieder, teilte das Unternehmen mit."),
            ("fr", "Le ferry entre les îles a repris la mer vendredi, a annoncé la compagnie."),
            ("es", "El transbordador entre las islas volvió a navegar el viernes, dijo la empresa."),
            ("pt", "A balsa entre as ilhas voltou a navegar na sexta-feira, disse a empresa."),
            ("it", "Il traghetto tra le isole ha ripreso a navigare venerdì, ha detto la compagnia."),
            ("nl", "De veerboot tussen de eilanden vaart sinds vrijdag weer, zei het bedrijf."),
            ("sv", "Färjan mellan öarna seglade igen på fredagen, meddelade bolaget."),
            ("da", "Færgen mellem øerne sejlede igen fredag, oplyser selskabet, efter at den var blevet repareret."),
            ("fi", "Saarten välinen lautta lähti jälleen liikkeelle perjantaina, yhtiö kertoi."),
            ("pl", "Prom między wyspami znów wypłynął w piątek, poinformowała firma."),
            ("cs", "Trajekt mezi ostrovy v pátek opět vyplul, oznámila společnost."),
            ("hu", "A szigetek közötti komp pénteken ismét elindult, közölte a társaság."),
            ("tr", "Adalar arasındaki feribot cuma günü yeniden sefere başladı, dedi şirket."),
            ("id", "Feri antarpulau kembali berlayar pada hari Jumat, kata perusahaan itu."),
            ("vi", "Phà giữa các đảo đã hoạt động trở lại vào thứ Sáu, công ty cho biết."),
            ("ru", "Паром между островами снова вышел в море в пятницу, сообщила компания."),
            ("uk", "Пором між островами знову вийшов у море в п'ятницю, повідомила компанія."),
            ("bg", "Фериботът между островите отплава отново в петък, съобщи компанията."),
            ("ar", "أبحرت العبارة بين الجزر مرة أخرى يوم الجمعة، حسبما ذكرت الشركة."),
            ("fa", "این شرکت اعلام کرد که کشتی بین جزایر روز جمعه دوباره حرکت کرد."),
            ("ur", "کمپنی نے کہا کہ جزیروں کے درمیان فیری جمعہ کو دوبارہ روانہ ہوئی۔"),
            ("el", "Το πλοίο ανάμεσα στα νησιά απέπλευσε ξανά την Παρασκευή."),
            ("he", "המעבורת בין האיים הפליגה שוב ביום שישי."),
            ("hy", "Լաստանավը կրկին նավարկեց ուրբաթ օրը։"), ("hi", "द्वीपों के बीच नौका शुक्रवार को फिर चली।"),
            ("bn", "শুক্রবার দ্বীপগুলোর মধ্যে ফেরি আবার চলেছে।"), ("ko", "섬 사이를 오가는 여객선이 금요일에 다시 출항했다."),
            ("ja", "島々を結ぶフェリーが金曜日に運航を再開したと会社は発表した。"), ("zh", "公司表示，往返各岛的渡轮周五再次启航。"),
        ])
    func sentences(_ language: String, _ text: String) {
        #expect(LanguageIdentifier.identify(text).language == language)
    }

    @Test("What is too short to tell is not guessed", arguments: ["", "12 345", "Oslo", "OK", "?!", "Ann Lee"])
    func short(_ text: String) {
        #expect(LanguageIdentifier.identify(text).language == "und")
    }

    @Test("Names in Latin letters do not hide another script")
    func mixed() {
        let text = "BBC World News Harbour Post Magazine: Паром между островами снова вышел в море"
        #expect(LanguageIdentifier.identify(text).language == "ru")
    }

    @Test("What leads in does not hide the language of a longer text")
    func leadIn() {
        let boilerplate = "This story was first published by the Harbour Post and is used with permission. "
        let story = "Die Fähre zwischen den Inseln fuhr am Freitag wieder, teilte das Unternehmen mit. "
        let text = String(repeating: boilerplate, count: 3) + String(repeating: story, count: 12)
        #expect(LanguageIdentifier.identify(text).language == "de")
    }

    @Test("At least 36 languages can be told, each once")
    func languages() {
        #expect(LanguageIdentifier.languages.count >= 36)
        #expect(Set(LanguageIdentifier.languages).count == LanguageIdentifier.languages.count)
    }

    @Test("A model is read back as it was written, and one cut off is refused or read without a crash")
    func wire() throws {
        let model = LanguageModel(languages: ["a", "b"], entries: [(65, [0, 120]), (0x0020_0041, [30, 0])])
        let bytes = model.encoded()
        let again = try #require(LanguageModel(bytes[...]))
        #expect(again.languages == ["a", "b"])
        #expect(again.penalties(of: [32, 65, 32]).totals == model.penalties(of: [32, 65, 32]).totals)
        #expect(again.penalties(of: [32, 65, 32]).totals == [30, 120])
        for end in bytes.indices { _ = LanguageModel(bytes[..<end]) }
    }

    @Test("Any text gets an answer")
    func anything() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...80, using: &random) {
                if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x3FFF, using: &random)) { text.append(scalar) }
            }
            let guess = LanguageIdentifier.identify(String(text))
            #expect((0...1).contains(guess.confidence) && !guess.language.isEmpty)
        }
    }
}
