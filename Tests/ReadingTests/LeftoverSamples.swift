/// Lines of sites and sentences of news, both written for these tests in other words than those that the rules know.
enum LeftoverSamples {
    static let leftovers = lines(
        """
        Your email will not be shown to other readers.
        Fields marked with an asterisk are mandatory
        Add your thoughts below
        Be kind: comments are read by our editors before they appear.
        You must be logged in to write a comment.
        Log in to leave your opinion
        Your message has been received and awaits approval.
        Remember my details in this browser for my next comment.
        What is your view? Tell us in the box underneath.
        Sort comments by: newest
        Load 25 earlier replies
        Report abuse
        Flag as inappropriate
        This discussion has been closed.
        Commenting on this article has ended.
        Enter the characters you see in the picture
        I am not a robot
        Tick this box to be told of new replies by e-mail.
        Your comment is awaiting moderation.
        Comments on this story are moderated.
        Send to a friend
        Share via WhatsApp
        Post on Facebook
        Spread the word
        Copy the address of this page
        1.2K Shares
        340 shares, 27 comments
        Add to reading list
        Bookmark this page
        Text size: A A A
        Gift this article
        Print version
        Listen to this story (4 min)
        Follow the Harbour Post on Instagram
        Join our WhatsApp group for breaking stories.
        If you liked this story, share it with a friend.
        Share this with a friend who loves ferries!
        We value your privacy
        This page uses cookies so that it works as it should.
        You can change your cookie choices at any time.
        Allow all cookies
        Only necessary cookies
        Strictly necessary
        By using this website you agree to our use of cookies.
        Some of our partners process your data without asking for consent.
        Learn how your data is handled in our privacy policy.
        Your choices will apply to this site only.
        To see this content, please switch on cookies.
        Consent to the use of data for personalised advertising
        Cookies help us deliver our services.
        You can withdraw your consent at any time.
        Get the morning briefing straight to your inbox.
        The week's best stories, every Saturday in your mail.
        Sign me up
        Thanks for signing up! Check your mailbox to confirm.
        You can leave the mailing list whenever you like.
        No spam, ever.
        Join 40,000 readers who start their day with us.
        Want more stories like this? Our weekly letter is free.
        Enter a valid e-mail address
        Choose the newsletters you wish to receive
        Subscribe for £1 a week
        Support independent journalism from £3 a month.
        You have 2 free articles left this month.
        To continue reading, create a free account.
        This article is for subscribers only.
        Already have a subscription? Log in.
        Start your free trial today
        Unlimited access from €4.99 a month, cancel anytime.
        Please check your inbox to confirm your subscription.
        You can unsubscribe at any time.
        An error occurred while submitting the form, please try again.
        You might be interested in
        More from this section
        Our pick of the week
        Story continues after this advertisement
        Scroll down for more
        Skip to the main content
        Also on Harbour Post
        Read: Storm closes the harbour
        READ ALSO: Ferry strike enters its third week
        WATCH: Ferry leaves the dock
        Photo: Harbour Post/J. Lind
        Picture: Agency
        Image via Getty
        © Harbour Post 2024. No part may be copied without permission.
        Published 10 May 2024, 09:14
        Last changed on 11 May at 08:02
        By Harbour Post staff
        Topics: ferries, islands, transport
        Tags ferries islands
        Filed in: Transport
        About the writer
        J. Lind covers transport for the Harbour Post.
        Got a story for us? Write to newsdesk@harbourpost.example.
        Send your letters to the editor to letters@harbourpost.example
        Our journalism is paid for by our readers. Please consider giving.
        Correction or comment? Let us know.
        This content is not available in your region.
        Your browser does not support the video tag.
        Video Player is loading.
        Unable to load this video. Please try again later.
        Enable notifications to get breaking news.
        Download the Harbour Post app for Android and iPhone.
        Advertisement – scroll to continue
        Sponsored by Island Bank
        Paid post
        Promoted stories
        Terms apply.
        We may get a commission if you buy something through links on this page.
        Prices correct at time of publication.
        Most shared this week
        Five most read
        Latest from Transport
        Next up
        Page 2 of 4
        1 of 12
        View gallery
        Tap to unmute
        Slide 3 of 9
        Show caption
        Close this window
        Choose your edition
        Weather
        Horoscope
        Puzzles
        E-paper
        Classifieds
        Obituaries
        Newsletter abonnieren
        Jetzt anmelden
        Mit Ihrer Anmeldung stimmen Sie unserer Datenschutzerklärung zu.
        Diesen Artikel teilen
        Kommentar schreiben
        Partager cet article
        Inscrivez-vous à notre newsletter
        Nous utilisons des cookies pour améliorer votre expérience.
        Compartir en Facebook
        Suscríbete a nuestro boletín
        Deja un comentario
        Utilizamos cookies propias y de terceros.
        Condividi su Facebook
        Iscriviti alla newsletter
        Deixe um comentário
        Assine nossa newsletter
        """)

    static let sentences = lines(
        """
        The ferry between Nordhavn and the outer islands sailed again on Friday, the company said in a statement.
        It had been in dock since a storm in March tore a hole into its hull.
        “We know what it meant to the people out there,” said Carla Ruiz, who leads the crew of the repaired ship.
        The islands' only school had been closed for six weeks.
        Food and medicine came by a fishing boat, twice a week.
        The transport ministry will pay four million crowns towards the repair.
        Residents had asked for a second ship since 2019.
        A decision is expected in the autumn, the minister told reporters.
        The opposition called the delay a disgrace.
        Fewer than two hundred people live on the outermost island.
        Many of them work on the salmon farms.
        The youngest resident was born in January, the oldest is 98.
        A court fined the publisher for sending newsletters to people who had not agreed to them.
        The company uses cookies to follow visitors from one site to another, the regulator found.
        Subscribers of the paper grew by a tenth last year, to 210,000.
        He said readers could sign up for the trial until the end of the month.
        She shared the article with her students.
        The newspaper's comments were closed after threats against the author.
        Advertising brought in a third of the broadcaster's income.
        The union asked its members to follow the talks on its website.
        “Click here and you will be rich,” the mail promised, according to the police.
        Facebook and Twitter removed the posts within an hour.
        The bank's privacy policy did not mention the transfer, the judges wrote.
        People who share their password with a friend may have to pay more.
        The site had asked users to enter their email address and date of birth.
        The search for the missing sailors was called off at nightfall.
        Related companies in Malta and Cyprus received the money, prosecutors say.
        Photos of the wreck were published by the navy on Sunday.
        Read aloud, the poem takes eleven minutes.
        More than 3,000 people watched the launch from the pier.
        Support for the plan fell to 41 percent, a poll showed.
        Next week the two sides will meet again in Geneva.
        The minister's office did not reply to a request for comment.
        “Please let us know if he calls,” his sister said.
        Her podcast has more than a million listeners a week.
        The app can be downloaded free of charge, the health service said.
        He was a freelance writer before he entered parliament.
        Tickets can be bought at the gate or on the museum's website.
        The firm says it will never sell its customers' data.
        A newsletter of the ministry had announced the change in June.
        Donations to the party must be made public within a month.
        Join the army or go to prison: that was the choice, he recalled.
        Get out, the officer shouted.
        The video shows the car turning before it hits the wall.
        It was the most read book of the year in Norway.
        Watch out for black ice, drivers were told.
        No one was hurt.
        He denies it.
        Why did nobody call the coast guard?
        The inquiry will answer that, the mayor said.
        Terms of the deal were not disclosed.
        Copyright law protects the song until 2061.
        The author's agent declined to say how much was paid.
        All rights to the film went to a studio in Seoul.
        Contact between the two leaders broke off in April.
        About 40 families were brought to safety.
        Updated figures put the number of dead at 112.
        Follow-up checks found no trace of the virus.
        Published in 1998, the novel sold slowly at first.
        Free school meals will end in July, the city council decided.
        The council's website was down for most of the day.
        Your vote counts, the posters say in four languages.
        We will rebuild, the president promised the people of the valley.
        Our children deserve better, one of the mothers said.
        You can see the smoke from thirty kilometres away.
        The terms were accepted at midnight, after nine hours of talks.
        Two more stories were added to the building in the 1970s.
        The paper's editor resigned over the story.
        Story after story told of the same hunger.
        The advertisement showed a smiling family in front of the plant.
        Cookies and milk were handed to the children as they waited.
        Police asked anyone with information to call the station in Bergen.
        The hotline can be reached at 116 117 day and night.
        He left a comment under the video and was arrested a day later.
        The commission may earn the country a seat on the board.
        Partners of the fallen soldiers process their grief in groups.
        The loading of the ship took two days.
        Thousands signed an open letter to the editor of the magazine.
        The trial was free of incidents, the organisers said.
        The league will stream the match on its own channel.
        """)

    private static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
}
