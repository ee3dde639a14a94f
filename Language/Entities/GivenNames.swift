/// Common given names that tell a person's gender.
enum GivenNames {
    private static let female = words(
        """
        abigail agnes aisha alexandra alice alison amanda amelia amina amy ana andrea angela angelina anita anna anne annie
        ashley audrey barbara beatrice becky bella beth betty brenda bridget camilla carla carmen carol caroline catherine
        cecilia charlotte cheryl christina christine claire clara claudia cristina cynthia danielle deborah debra denise diana
        diane donna dora doris dorothy edith eleanor elena elisabeth elizabeth ella ellen emily emma erica erin erna esther
        eva evelyn fatima fiona florence frances francesca gabriela gertrude gina gloria grace greta hannah heather heidi
        helen helena hillary hilary ida ilse ingrid irene iris isabel isabella jacinda jackie jacqueline jane janet janice
        jasmine jean jeanne jennifer jenny jessica jill jo joan joanna joanne jocelyn josephine joy joyce juana judith judy
        julia juliana julie karen karin kate katherine kathleen kathryn kathy katie kay kelly kimberly kirsten kristen
        kristina laura lauren leila lena leslie lillian linda lisa liz louise lucia lucy luisa lydia lynn madeleine maggie
        malala mandy margaret maria mariam marie marina marine marion martha mary maureen megan melania melissa mercedes
        mia michelle mildred miriam molly monica nadia nancy naomi natalia natalie nicole nina nora norma olga olivia
        pamela patricia paula pauline penny phyllis priti rachel rebecca regina renee rita roberta rosa rose ruth sally samantha
        sandra sara sarah sharon sheila shirley sonia sophia sophie stella stephanie sue susan susana suzanne svetlana sylvia
        tanya tatiana teresa theresa tina tracy ursula valentina valerie vanessa vera veronica victoria violet virginia vivian
        wendy whitney yasmin yulia yvonne zoe zainab
        """)
    private static let male = words(
        """
        aaron abdul abdullah abraham adam adrian ahmed alan albert alberto alejandro aleksandr alex alexander alfred ali alfredo
        allen amir andre andrei andrew andy angelo anthony antonio antonis arnold arthur austin barack barry bashar ben
        benjamin bernard bernie bill bob boris brad bradley brandon brett brian bruce bruno carl carlos cesar chad charles
        chris christian christopher claude clinton colin craig daniel dave david dennis derek diego dmitry dominic don donald
        douglas dylan ed eddie edgar edmund eduardo edward edwin emmanuel enrique eric ernest ethan eugene evo fernando fidel
        francis francisco francois frank franz fred frederick gary gavin geoffrey george gerald gerard giovanni giuseppe glenn
        gordon graham greg gregory guillermo gustavo hamid hans harold harry hassan henry herbert herman howard hugh hugo ian
        ibrahim igor ilham ismail ivan jack jacob jacques jair jake james jamal jason javier jay jean-claude jeff jeffrey jeremy
        jerome jerry jesse jesus jim jimmy joe joel john johnny jon jonathan jorge jose joseph josh joshua juan julian julio justin
        karl keith ken kenneth kevin kofi konstantin kyle lance larry lars laurent lawrence lee leo leon leonard lewis liam
        louis lucas luis luke mahmoud manuel marc marco marcus mario mark martin matthew max maurice mehmet michael
        michel miguel mike mikhail mitch mitt mohamed mohammad mohammed moshe muhammad mustafa narendra nathan neil nelson nicholas nicolas
        nigel nikol nikolai noah norman oleg oliver omar oscar osama otto owen pablo patrick paul pavel pedro peter phil philip
        pierre rafael ralph ramon randy raul ray raymond recep ricardo richard rick robert roberto robin rodrigo roger roland
        ron ronald roy rudy russell ryan saddam salman salvador sam samuel sean sebastian sergei sergey sergio shane shinzo simon
        stanley stefan stephen steve steven stuart ted terry theodore thomas tim timothy todd tom tommy tony travis
        trevor victor viktor vincent vladimir volodymyr walter warren wayne wilhelm william wolfgang xavier xi yasser yitzhak
        youssef yuri zachary
        """)

    private static func words(_ list: StaticString) -> Set<Substring> {
        Set("\(list)".split { $0 == " " || $0 == "\n" })
    }

    /// The gender that a normalised given name tells.
    static func gender(of name: Substring) -> Gender? {
        female.contains(name) ? .female : male.contains(name) ? .male : nil
    }
}
