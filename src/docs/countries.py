"""Makes countries.csv: the middle of every country, and how far its land reaches from there.

    python3 countries.py countries-10m.json codes.json > ../main/resources/io/ztrisk/place/countries.csv

countries-10m.json is in the npm package world-atlas 2.0.2: Natural Earth 4.1.0, admin 0 countries at 1:10m, public domain.
codes.json is in the npm package i18n-iso-countries 7.14.0 (MIT): the codes of ISO 3166-1; nothing else of it is used.
ADR 0007 says what is done here, and why.
"""
import json
import sys
from math import asin, atan2, ceil, cos, degrees, dist, hypot, radians, sin

EARTH = 6371.0088  # km, the mean radius of WGS 84
NEAR = 1000  # km, what lies farther from a country's largest piece of land does not count

# Territories with a code of their own that the data counts to another country: that country's name, and the box
# (south, west, north, east) around the territory.
TERRITORIES = {
    "BQ": ("Netherlands", (11, -70, 18, -62)),
    "BV": ("Norway", (-55, 3, -54, 4)),
    "CC": ("Indian Ocean Ter.", (-13, 96, -11, 98)),
    "CX": ("Indian Ocean Ter.", (-11, 105, -10, 106)),
    "GF": ("France", (2, -55, 6, -51)),
    "GP": ("France", (15.8, -62, 16.6, -60.9)),
    "MQ": ("France", (14.3, -61.3, 15, -60.7)),
    "RE": ("France", (-22, 55, -20, 56)),
    "SJ": ("Norway", (70, -10, 81, 35)),
    "TK": ("New Zealand", (-10, -173, -8, -171)),
    "YT": ("France", (-13.1, 44.9, -12.5, 45.4)),
}

# What the data shows by itself and ISO 3166-1 does not.
PARTS = {"Akrotiri": "CY", "Baikonur": "KZ", "Cyprus U.N. Buffer Zone": "CY", "Dhekelia": "CY", "N. Cyprus": "CY",
         "Somaliland": "SO", "USNB Guantanamo Bay": "CU"}


class Piece:
    """A piece of land: its outline as unit vectors, and their integral over its area."""

    def __init__(self, rings):
        self.outline = [vector(point) for point in rings[0]]
        self.middle = combine(outwards(self.outline), *(scaled(outwards([vector(p) for p in r]), -1) for r in rings[1:]))
        self.reach = max(km(self.outline[0], point) for point in self.outline)

    def is_near(self, other):
        close = [point for point in other.outline if km(self.outline[0], point) <= NEAR + self.reach]
        return any(km(one, point) <= NEAR for one in self.outline for point in close)


def vector(point):
    longitude, latitude = map(radians, point)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def scaled(one, factor):
    return tuple(value * factor for value in one)


def combine(*vectors):
    return tuple(map(sum, zip(*vectors)))


def km(one, other):
    return 2 * EARTH * asin(min(1, dist(one, other) / 2))


def outwards(ring):
    """The integral of the unit vector over the inside of a ring: half the sum over its edges of their length times
    their normal (Brock, The inertia tensor for a spherical triangle, 1975). It points from the earth's centre
    to the inside's centroid."""
    total = (0, 0, 0)
    for (a, b, c), (d, e, f) in zip(ring, ring[1:]):
        cross = (b * f - c * e, c * d - a * f, a * e - b * d)
        size = hypot(*cross)
        if size > 1e-12:
            total = combine(total, scaled(cross, atan2(size, a * d + b * e + c * f) / size / 2))
    inside = sum(x * y for x, y in zip(total, combine(*ring)))
    if inside == 0:  # The data's grid is coarser than the Vatican: the point stands for the least of areas.
        return scaled(ring[0], 1e-12)
    return total if inside > 0 else scaled(total, -1)


def polygons(topology):
    """The polygons of each country, as rings of longitudes and latitudes."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(arc)

    def ring(indexes):
        points = []
        for index in indexes:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    for country in topology["objects"]["countries"]["geometries"]:
        shapes = {"Polygon": [country.get("arcs")], "MultiPolygon": country.get("arcs")}.get(country["type"], [])
        yield country, [[ring(indexes) for indexes in shape] for shape in shapes]


def within(box, polygon):
    south, west, north, east = box
    return all(west <= longitude <= east and south <= latitude <= north for longitude, latitude in polygon[0])


def by_code(topology, codes):
    pieces = {}
    for country, shapes in polygons(topology):
        name = country["properties"]["name"]
        boxes = {code: box for code, (of, box) in TERRITORIES.items() if of == name}
        for shape in shapes:
            code = next((code for code, box in boxes.items() if within(box, shape)),
                        PARTS.get(name, codes.get(country.get("id"))))
            if code:
                pieces.setdefault(code, []).append(Piece(shape))
    return pieces


def row(pieces):
    largest = max(pieces, key=lambda piece: hypot(*piece.middle))
    pieces = [piece for piece in pieces if piece is largest or piece.is_near(largest)]
    x, y, z = combine(*(piece.middle for piece in pieces))
    latitude, longitude = round(degrees(atan2(z, hypot(x, y))), 3), round(degrees(atan2(y, x)), 3)
    middle = vector((longitude, latitude))
    return latitude, longitude, ceil(max(km(middle, point) for piece in pieces for point in piece.outline))


def main(atlas, iso):
    with open(atlas) as file:
        topology = json.load(file)
    with open(iso) as file:
        codes = {numeric: code for code, _, numeric, *_ in json.load(file) if code != "XK"}
    print("# The middle of every country, and how far its land reaches from there.")
    print("# Source: Natural Earth 4.1.0, admin 0 countries 1:10m (public domain), by world-atlas 2.0.2 (ISC).")
    print("# Made by src/docs/countries.py; see src/docs/adr/0007-countries-from-natural-earth.md")
    print("code,latitude,longitude,radius_km")
    for code, pieces in sorted(by_code(topology, codes).items()):
        print(code, *row(pieces), sep=",")


if __name__ == "__main__":
    main(*sys.argv[1:])
