/** Places on the globe. */

const STEPS = 64;
const RADIANS = Math.PI / 180;

/** @typedef {{latitude: number, longitude: number, accuracy: number}} Place */

/** @param {Place} place @returns {number[]} a vector of length 1 */
function vector({latitude, longitude}) {
	const [lat, lon] = [latitude * RADIANS, longitude * RADIANS];
	return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
}

/**
 * The great circle between two places, as longitudes and latitudes. The longitudes run on beyond 180 degrees, so that
 * the line does not break there, and the middle lies within them.
 * @param {Place} from @param {Place} to @returns {[number, number][]}
 */
export function greatCircle(from, to) {
	const [a, b] = [vector(from), vector(to)];
	const angle = Math.acos(Math.min(1, Math.max(-1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
	/** @type {[number, number][]} */
	const points = [];
	for (let step = 0; step <= STEPS; step++) {
		const [x, y, z] = between(a, b, angle, step / STEPS);
		const longitude = Math.atan2(y, x) / RADIANS;
		const before = points[step - 1]?.[0] ?? longitude;
		points.push([longitude + 360 * Math.round((before - longitude) / 360), Math.atan2(z, Math.hypot(x, y)) / RADIANS]);
	}
	const turns = 360 * Math.round(points[STEPS / 2][0] / 360);
	return points.map(([longitude, latitude]) => [longitude - turns, latitude]);
}

/** @param {number[]} a @param {number[]} b @param {number} angle @param {number} part */
function between(a, b, angle, part) {
	const sine = Math.sin(angle);
	if (sine < 1e-9) {
		return part < 0.5 ? a : b;
	}
	return a.map((value, axis) => (Math.sin((1 - part) * angle) * value + Math.sin(part * angle) * b[axis]) / sine);
}

/**
 * The part of the map that shows the line with what is around it.
 * @param {[number, number][]} points
 * @returns {{left: number, top: number, width: number, height: number}} in degrees, `top` towards the south
 */
export function frame(points) {
	const longitudes = points.map(([longitude]) => longitude);
	const latitudes = points.map(([, latitude]) => latitude);
	const [west, east, south, north] = [Math.min(...longitudes), Math.max(...longitudes), Math.min(...latitudes), Math.max(...latitudes)];
	const height = Math.min(170, Math.max(north - south + 30, (east - west + 40) / 2.5, 40));
	const width = Math.min(360, height * 2.5);
	const top = Math.max(-85, Math.min(85 - height, -(north + south) / 2 - height / 2));
	return {left: (west + east - width) / 2, top, width, height};
}

/** The network of an address for an exclusion: its /24 or /48; nothing if it is no address. @param {string} address */
export function network(address) {
	if (/^(\d{1,3}\.){3}\d{1,3}$/.test(address)) {
		return address.replace(/\d+$/, "0/24");
	}
	if (!/^[0-9a-f:]+$/i.test(address) || !address.includes(":")) {
		return undefined;
	}
	const [head, tail] = address.split("::");
	const groups = head ? head.split(":") : [];
	if (tail !== undefined) {
		const rest = tail ? tail.split(":") : [];
		groups.push(...Array(Math.max(0, 8 - groups.length - rest.length)).fill("0"), ...rest);
	}
	return groups.length === 8 ? groups.slice(0, 3).join(":") + "::/48" : undefined;
}
