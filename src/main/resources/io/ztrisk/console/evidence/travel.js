/** The evidence of impossible travel: a sketch, a sentence and both logins. */
import {Component, html} from "../html.js";
import {Action} from "../action.js";
import {Copy} from "../copy.js";
import {finite, number, Time} from "../format.js";
import {Text, visible} from "../text.js";
import {frame, greatCircle, network} from "./geo.js";

/** @type {string | undefined} */
let land;

/** @param {any} login @returns {import("./geo.js").Place | undefined} */
function place(login) {
	const [latitude, longitude, accuracy] = ["latitude", "longitude", "accuracy_km"].map((name) => finite(login?.place?.[name]));
	const inRange = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && accuracy >= 0 && accuracy <= 20_037;
	return inRange ? {latitude, longitude, accuracy} : undefined;
}

/** @param {any} value */
function isTextOrAbsent(value) {
	return value === undefined || value === null || typeof value === "string";
}

/** @param {any} login */
function isLogin(login) {
	return Boolean(place(login)) && [login.address, login.ray_id, login.timestamp, login.place.city, login.place.country, login.place.source].every(isTextOrAbsent);
}

/** Whether the finding has the shape of impossible travel. Anyone may report what has a part of it. @param {any} finding */
export function isTravel(finding) {
	const numbers = ["distance_km", "seconds", "speed_kmh"].map((name) => finite(finding?.[name]));
	return isLogin(finding?.from) && isLogin(finding?.to) && numbers.every((value, index) => value >= 0 || (index === 2 && finding.speed_kmh === undefined));
}

/** @param {number} seconds */
function duration(seconds) {
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
	return hours ? `${hours} h ${minutes} min` : minutes ? `${minutes} min ${Math.floor(seconds % 60)} s` : `${number(seconds)} s`;
}

/** Properties: `from`, `to` (places), `sentence`. The outline of the land comes with the first sketch. */
class Sketch extends Component {

	componentDidMount() {
		if (!land) {
			import("./land.js").then((module) => { land = module.LAND; this.setState({}); }, () => {});
		}
	}

	unit = 1;

	dot([longitude, latitude], accuracy, kind) {
		const height = accuracy / 11.132;
		return html`<ellipse class="accuracy" cx=${longitude * 10} cy=${-latitude * 10} rx=${Math.min(1800, height / Math.max(0.05, Math.cos((latitude * Math.PI) / 180)))} ry=${height} />
			<circle class=${kind} cx=${longitude * 10} cy=${-latitude * 10} r=${this.unit * 4} />`;
	}

	render({from, to, sentence}) {
		const points = greatCircle(from, to);
		const {left, top, width, height} = frame(points);
		this.unit = width / 64;
		const line = points.map(([longitude, latitude], index) => `${index ? "L" : "M"}${(longitude * 10).toFixed(1)} ${(-latitude * 10).toFixed(1)}`).join("");
		return html`<svg class="sketch" role="img" aria-label=${sentence} viewBox=${[left, top, width, height].map((value) => (value * 10).toFixed(1)).join(" ")}>
			${land && [-3600, 0, 3600].map((shift) => html`<path key=${shift} class="land" d=${land} transform=${`translate(${shift} 0)`} />`)}
			<path class="circle" d=${line} />
			${this.dot(points[0], from.accuracy, "from")}${this.dot(points[points.length - 1], to.accuracy, "to")}
		</svg>`;
	}

}

/** Properties: `finding`, `settings` of the account, `onExclude(cidr)`. */
export function Travel({finding, settings, onExclude}) {
	const {from, to, distance_km: distance, seconds, speed_kmh: speed} = finding;
	const limits = settings?.imp_travel;
	const named = (login) => `${visible(login.place.country ?? "an unnamed place")} (±${number(finite(login.place.accuracy_km))} km)`;
	const limit = limits ? ` The limit is ${number(limits.min_km)} km and ${number(limits.min_kmh)} km/h.` : "";
	const fast = speed === undefined ? "" : `: ${number(Math.round(finite(speed)))} km/h`;
	const sentence = `From ${named(from)} to ${named(to)}, ${number(Math.round(finite(distance)))} km in ${duration(finite(seconds))}${fast}.${limit}`;
	return html`<div class="travel"><${Sketch} from=${place(from)} to=${place(to)} sentence=${sentence} /><p>${sentence}</p>
		<table class="plain logins"><caption class="hidden">Both logins</caption><thead><tr><th scope="col">Login</th><th scope="col">Time</th><th scope="col">Address</th><th scope="col">Place</th><th scope="col">Ray</th><th scope="col"><span class="hidden">Action</span></th></tr></thead>
			<tbody>${[["first", from], ["second", to]].map(([name, login]) => html`<tr><th scope="row">${name}</th><td><${Time} value=${login.timestamp} stacked /></td>
				<td><code><${Text} value=${login.address ?? "unknown"} /></code></td>
				<td><${Text} value=${[login.place.city, login.place.country].filter(Boolean).join(", ")} /><span class="second muted"><${Text} value=${String(login.place.source ?? "").replaceAll("_", " ")} /></span></td>
				<td>${login.ray_id && html`<code><${Text} value=${login.ray_id} /></code> <${Copy} text=${String(login.ray_id)} what="the ray" />`}</td>
				<td>${network(login.address ?? "") && html`<${Action} class="quiet" needs="zero_trust_write" onClick=${() => onExclude(network(login.address))}>Exclude network…</${Action}>`}</td></tr>`)}</tbody></table></div>`;
}
