import Testing

@testable import Language

@Suite struct WholeNamesTests {
    @Test(
        "A name that was cut at “of” is the whole, a title alone is its holder",
        arguments: [
            (
                "The [o:University] of [l:Oslo] and the [o:University] of [l:Bergen] merge.",
                ["University of Oslo: University", "Oslo: Oslo", "University of Bergen: University", "Bergen: Bergen"]
            ),
            (
                "The [o:Massachusetts Institute] of Technology won. [o:MIT] was glad.",
                ["Massachusetts Institute of Technology: Massachusetts Institute, MIT"]
            ),
            ("The [o:Bank] of which he spoke failed.", ["Bank: Bank"]),
            ("[o:Alphabet] of Mountain View grew.", ["Alphabet: Alphabet"]),
            (
                "[p:Governor] [p:Ann Lee] met [p:Bo Ek]. [p:Governor] spoke.",
                ["Ann Lee: Governor, Ann Lee, Governor", "Bo Ek: Bo Ek"]
            ),
            (
                "[p:Ann Lee], [p:Director] of Fjord and [p:Chairman] of Bay, met [p:Bo Ek]. As [p:Governor] he lost.",
                ["Ann Lee: Ann Lee, Director, Chairman", "Bo Ek: Bo Ek, Governor"]
            ),
            ("[p:Ann Lee], [p:Director], met [p:Bo Ek].", ["Ann Lee: Ann Lee, Director", "Bo Ek: Bo Ek"]),
            (
                "[p:Ann Lee] met [p:Bo Ek]. The [p:Queen] spoke.",
                ["Ann Lee: Ann Lee", "Bo Ek: Bo Ek", "Queen: Queen"]
            ),
        ])
    func wholes(marked: String, expected: [String]) {
        #expect(MarkedText(marked).written == expected)
    }

    @Test(
        "Honours and a nationality before a title are no part of a person's name; a city may be its team",
        arguments: [
            (
                "[p:Afghan Ambassador Hamid Karim] came. [p:Ambassador Karim] spoke.",
                ["Afghan Ambassador Hamid Karim: Afghan Ambassador Hamid Karim, Ambassador Karim"]
            ),
            (
                "[p:Dame Ann Mary Lee DBE FRS] came. [p:Ann Lee QC] spoke.",
                ["Dame Ann Mary Lee DBE FRS: Dame Ann Mary Lee DBE FRS, Ann Lee QC"]
            ),
            (
                "The [o:Boston Red Sox] won in [l:Boston]. [o:Boston] led.",
                ["Boston Red Sox: Boston Red Sox, Boston", "Boston: Boston"]
            ),
            (
                "The [o:Boston Globe] is read in [l:Boston]. [o:Boston] led.",
                ["Boston Globe: Boston Globe", "Boston: Boston", "Boston: Boston"]
            ),
        ])
    func parts(marked: String, expected: [String]) {
        #expect(MarkedText(marked).written == expected)
    }
}
