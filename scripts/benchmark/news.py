"""Made-up news in English, the same at every run: people with names and offices who say things, places, bodies, dates and
sums, in articles as long as a newspaper's. No text is repeated; the words of one are drawn anew for each."""

import random
import string

FIRST = """Anna Ben Carla David Elena Farid Grace Hugo Ines James Karin Liam Maria Nadia Oscar Priya Quentin Rosa Samuel Tara
Umar Vera Walter Ximena Yusuf Zoe Aiko Bruno Chidi Dmitri Esther Fatima Gustav Hanna Ivan Julia Kofi Lena Miguel Noor Olga
Pedro Rachel Stefan Thomas Ursula Viktor Wanda Emily Michael Sarah Robert Linda Patricia John Susan""".split()
LAST = """Adler Bennett Castillo Dubois Eriksen Fischer Garcia Hoffman Ibrahim Jensen Kowalski Larsen Moreau Novak Okafor
Petrov Quinn Rossi Schmidt Tanaka Ueda Vargas Weber Yilmaz Zhang Abbott Brandt Carver Delgado Ellison Fonseca Grant Haddad
Iversen Jovanovic Keller Lindqvist Mbeki Nakamura Osei Pereira Rahman Sullivan Torres Varga Whitfield Young Zimmer Achebe
Barlow Cohen Dimitrov Evans Flores Gupta Hale Ivanova Jarvis Khan Lopez Malik Nilsson Ortega Park Reyes Santos""".split()
PLACES = """London|Paris|Berlin|Madrid|Rome|Vienna|Warsaw|Prague|Oslo|Stockholm|Helsinki|Lisbon|Athens|Dublin|Brussels|Geneva
Kyiv|Istanbul|Cairo|Nairobi|Lagos|Accra|Johannesburg|Mumbai|Delhi|Karachi|Dhaka|Bangkok|Jakarta|Manila|Tokyo|Osaka|Seoul
Beijing|Shanghai|Sydney|Melbourne|Auckland|Toronto|Vancouver|Chicago|Boston|Houston|Denver|Phoenix|Portland|Atlanta|Miami
New York|Los Angeles|San Francisco|Mexico City|Bogota|Lima|Santiago|Buenos Aires|Sao Paulo|Norway|Kenya|Poland|Brazil|Japan
France|Germany|Spain|India|Nigeria|Canada|Turkey|Egypt|Ohio|Texas|California|Bavaria|Scotland|Wales|Catalonia""".replace("\n", "|").split("|")
PEOPLES = "French German Norwegian Polish Kenyan Brazilian Japanese Turkish Canadian Nigerian Indian Spanish Egyptian British".split()
BODY_HEADS = "National Royal Northern Central Atlantic Pacific United Metropolitan Continental Federal Independent European".split()
BODY_TAILS = """Health Institute|Rail Company|Energy Group|Labour Union|Research Council|Farmers' Association|Steel Corporation
Police Federation|Housing Agency|Water Authority|Football Association|Medical Center|Insurance Group|Broadcasting Company
University Hospital|Shipping Line|Election Commission|Space Agency|Savings Bank|Teachers' Union""".replace("\n", "|").split("|")
OFFICES = """mayor|finance minister|chief executive|spokesman|spokeswoman|director|president|professor of economics|union leader
police chief|judge|head coach|chief engineer|foreign minister|campaign manager|senior analyst|founder|governor""".replace("\n", "|").split("|")
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SAID = "said|told reporters|warned|added|announced|explained|argued|insisted|acknowledged".split("|")
SUBJECTS = """budget|strike|harvest|election|merger|flood|inquiry|vaccine|tunnel|festival|drought|ceasefire|pipeline|court case
school reform|tax plan|rail link|power station|housing law|trade deal|championship|rescue|heat wave|data leak""".replace("\n", "|").split("|")
ADJECTIVES = """long|costly|unexpected|disputed|limited|sweeping|modest|urgent|difficult|temporary|historic|controversial|joint
regional|narrow|independent|early|public|severe|renewed""".replace("\n", "|").split("|")
NOUNS = """agreement|report|proposal|decision|delay|investment|shortage|protest|hearing|review|campaign|project|vote|dispute
increase|warning|contract|programme|investigation|settlement|meeting|plan|closure|rise in prices|loss of jobs""".replace("\n", "|").split("|")
VERBS = """will affect|could slow|has divided|threatens|may reopen|is expected to follow|would end|had been blamed for|has renewed
came before|was tied to|would pay for|depends on|could not prevent|led to""".replace("\n", "|").split("|")
CAUSES = """after months of talks|despite warnings from experts|because costs had doubled|as winter approached|amid falling demand
under pressure from residents|following a series of accidents|before the summer recess|when supplies ran short
in an effort to calm markets|while negotiations continued|without giving further details""".replace("\n", "|").split("|")
QUOTES = """We cannot wait for another {noun}|Nobody expected the {subject} to take this long|This {noun} is {adj}, and we know it
The people of {place} deserve better than a {adj} {noun}|There is no {noun} without trust|We have learned from {year}
I would rather see a {adj} {noun} than none at all|If the {subject} fails, {body} will have to answer for it
My family has lived in {place} for {number2} years|It was a {adj} day, but the {subject} goes on""".replace("\n", "|").split("|")
SENTENCES = """{person}, {office} of {body}, {said} on {day} that the {subject} {verb} the {noun} {cause}.
“{quote},” {said} {person}, the {office}.|"{quote}," {last} {said}. "{quote2}."
{last} {said} the {adj} {noun} {verb} about {number} people in {place}.|In {place}, the {subject} {verb} a {adj} {noun} {cause}.
The {noun} was first proposed in {month} {year} by {body}, which is based in {place}.
According to {body}, {number2} percent of the {noun} went to {place} and {place2} last year.
{people} officials met {person2} in {place2} on {month} {date} to discuss the {noun}.
It was the {adj} {noun} that {verb} the {subject}, according to two people close to {body}.
“{quote},” {pronoun} {said}.|The {subject} cost $ {number} million in {year}, {number2} percent more than a year earlier.
{person2} of {body2} called the {noun} “{adj} and {adj2}”.|Residents of {place2} gathered on {day} evening {cause}.
A second {noun} is planned for {month}, and {last2} {said} it {verb} the {subject}.
{body2} did not respond to a request for comment.|The {adj} {subject} began on {month} {date}, {year}, {cause}.
Critics, among them {person2}, {said} that a {adj} {noun} {verb} both {place} and {place2}.
About {number} {people} companies, including {body}, have signed the {noun} since {month}.
By {day} the {noun} had spread to {place2}, where {number2} homes were without power.
{last}, who was born in {place} and joined {body} in {year}, {said} the {noun} would be {adj}.
The government in {place} has promised a {adj} {noun} within {number2} weeks.""".replace("\n", "|").split("|")


def person(rng):
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def body(rng, place):
    head = rng.choice(BODY_HEADS + [place, place])
    return f"{head} {rng.choice(BODY_TAILS)}"


class Story:
    """Who and what an article is about: its sentences draw on a few people, bodies and places, as those of real ones do."""

    def __init__(self, rng):
        self.rng = rng
        self.places = rng.sample(PLACES, rng.randint(2, 4))
        self.people = [person(rng) for _ in range(rng.randint(2, 5))]
        self.bodies = [body(rng, rng.choice(self.places)) for _ in range(rng.randint(1, 3))]
        self.subjects = rng.sample(SUBJECTS, 2)
        self.pronoun = rng.choice(["he", "she"])

    def words(self):
        rng, choice = self.rng, self.rng.choice
        one, other = choice(self.people), choice(self.people)
        return {
            "person": one, "last": one.split()[1], "person2": other, "last2": other.split()[1], "pronoun": self.pronoun,
            "place": choice(self.places), "place2": choice(self.places), "body": choice(self.bodies),
            "body2": choice(self.bodies), "people": choice(PEOPLES), "office": choice(OFFICES), "said": choice(SAID),
            "subject": choice(self.subjects), "noun": choice(NOUNS), "verb": choice(VERBS), "adj": choice(ADJECTIVES),
            "adj2": choice(ADJECTIVES), "cause": choice(CAUSES), "day": choice(DAYS), "month": choice(MONTHS),
            "date": rng.randint(1, 28), "year": rng.randint(1990, 2024), "number": f"{rng.randint(11, 9800):,}",
            "number2": rng.randint(2, 99),
        }

    def sentence(self):
        words = self.words()
        for quote in ("quote", "quote2"):
            words[quote] = self.rng.choice(QUOTES).format(**words)
        text = self.rng.choice(SENTENCES).format(**words)
        return text[0].upper() + text[1:]


def text(rng, size):
    """Paragraphs of a story, about `size` characters with its dateline."""
    story = Story(rng)
    paragraphs, length = [], 0
    while length < size:
        paragraph = " ".join(story.sentence() for _ in range(rng.randint(1, 4)))
        if not paragraphs:
            paragraph = f"{story.places[0].upper()}, {rng.choice(MONTHS)} {rng.randint(1, 28)} – {paragraph}"
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(paragraphs)


def article(number, size=None):
    """An article as a publisher sends it. Lengths are those of news: half below 2,500 characters, a few beyond 10,000."""
    rng = random.Random(f"news {number}")
    size = size or int(min(20_000, max(500, rng.lognormvariate(7.8, 0.65))))
    slug = "".join(rng.choices(string.ascii_lowercase, k=8))
    return {
        "url": f"https://news{number % 40}.example/{number}-{slug}",
        "title": f"{rng.choice(ADJECTIVES).capitalize()} {rng.choice(NOUNS)} after {rng.choice(SUBJECTS)} in {rng.choice(PLACES)}",
        "publishedAt": f"2024-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}T{rng.randint(0, 23):02}:{rng.randint(0, 59):02}:00Z",
        "source": f"News {number % 40}", "language": "en", "text": text(rng, size),
    }
